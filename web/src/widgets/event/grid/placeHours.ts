/**
 * Where the entries of one day stand beside a clock: those that overlap share the width, each the first column that is
 * free. An entry is never lower than half an hour, so that it can be read and pressed.
 */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { wallMinutesBetween } from '@holdfast/shared/values/zonedTime';
import type { TimedEvent } from '../eventTimes.ts';

export interface PlacedHours {
  entry: TimedEvent;
  /** Minutes of the day, 0 to 1440. */
  top: number;
  bottom: number;
  /** From 0, of how many. */
  column: number;
  columns: number;
}

export const dayMinutes = 1440;
const leastMinutes = 30;

/** `entries` are on that day, with times of their own. */
export function placeHours(entries: readonly TimedEvent[], date: CivilDate): PlacedHours[] {
  const placed = entries
    .map((entry) => ({ entry, ...minutesOf(entry, date), column: 0, columns: 1 }))
    .sort((a, b) => a.top - b.top || b.bottom - a.bottom);
  let group: PlacedHours[] = [];
  let end = 0;
  for (const each of placed) {
    if (each.top >= end) group = [];
    const ends = group.reduce<number[]>((columns, { column, bottom }) => {
      columns[column] = Math.max(columns[column] ?? 0, bottom);
      return columns;
    }, []);
    const free = ends.findIndex((bottom) => bottom <= each.top);
    each.column = free < 0 ? ends.length : free;
    group.push(each);
    end = group.length === 1 ? each.bottom : Math.max(end, each.bottom);
    const columns = Math.max(ends.length, each.column + 1);
    for (const other of group) other.columns = columns;
  }
  return placed;
}

function minutesOf({ from, to }: TimedEvent, date: CivilDate): { top: number; bottom: number } {
  const minutes = (wall: string) => Math.min(Math.max(wallMinutesBetween(`${date}T00:00`, wall), 0), dayMinutes);
  const bottom = Math.max(minutes(to), Math.min(minutes(from) + leastMinutes, dayMinutes));
  return { top: Math.min(minutes(from), bottom - leastMinutes), bottom };
}
