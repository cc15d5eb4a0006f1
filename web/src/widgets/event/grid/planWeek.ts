/**
 * A week of a month in lines, so that what lasts for days is one bar across them: it keeps its line from day to day, and
 * what lasts for one day takes the lines that are free. Lines are given out as in interval partitioning (Kleinberg and
 * Tardos, Algorithm Design, 4.1): in order of the beginnings, each the first that is free.
 */
import { addDays, type CivilDate } from '@holdfast/shared/values/civilDate';
import type { TimedEvent } from '../eventTimes.ts';
import type { AgendaDay } from '../planAgenda.ts';
import { isLong, isOn } from './planDays.ts';

/** An entry on the first of its days in the week. */
export interface Bar {
  entry: TimedEvent;
  /** On how many days of the week, from this one on. */
  days: number;
  /** Whether its beginning and its end are in the week. */
  begins: boolean;
  ends: boolean;
}

export interface WeekDay {
  date: CivilDate;
  entries: readonly TimedEvent[];
  /** From the top: a bar, an entry whose bar comes from a day before, or nothing. */
  lines: readonly (Bar | { goesOn: TimedEvent } | null)[];
  /** How many entries found no line. */
  hidden: number;
}

/** `shown`: how many lines there are. */
export function planWeek(week: readonly AgendaDay[], shown: number): WeekDay[] {
  const lines = week.map((): WeekDay['lines'][number][] => []);
  const put = (entry: TimedEvent, at: number, days: number) => {
    const isFree = (line: number) => lines.slice(at, at + days).every((day) => (day[line] ?? null) === null);
    let line = 0;
    while (!isFree(line)) line += 1;
    const last = week[at + days - 1]?.date ?? '';
    const begins = entry.from.slice(0, 10) === week[at]?.date;
    for (let day = at; day < at + days; day += 1) {
      const lane = lines[day] ?? [];
      while (lane.length < line) lane.push(null);
      lane[line] = day > at ? { goesOn: entry } : { entry, days, begins, ends: !isOn(entry, addDays(last, 1)) };
    }
  };
  for (const wanted of [isLong, (entry: TimedEvent) => !isLong(entry)]) {
    for (const [at, { entries }] of week.entries()) {
      for (const entry of entries) {
        const isFirst = at === 0 || !week[at - 1]?.entries.includes(entry);
        if (wanted(entry) && isFirst) put(entry, at, countDays(week.slice(at), entry));
      }
    }
  }
  return week.map(({ date, entries }, at) => {
    const all = lines[at] ?? [];
    return {
      date,
      entries,
      lines: all.slice(0, shown),
      hidden: all.slice(shown).filter((line) => line !== null).length,
    };
  });
}

function countDays(days: readonly AgendaDay[], entry: TimedEvent): number {
  const end = days.findIndex(({ entries }) => !entries.includes(entry));
  return end < 0 ? days.length : end;
}
