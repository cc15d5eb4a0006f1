/**
 * Sorts the agenda's events into its days. An event stands once: on the day it begins, or on the first day shown when
 * it began before.
 */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import type { TimedEvent } from './eventTimes.ts';

export interface AgendaDay {
  date: CivilDate;
  entries: TimedEvent[];
}

/** Days without events are left out. */
export function planAgenda(events: readonly TimedEvent[], first: CivilDate): AgendaDay[] {
  const byDate = new Map<CivilDate, TimedEvent[]>();
  for (const entry of events) {
    const begins = entry.from.slice(0, 10);
    const date = begins < first ? first : begins;
    byDate.set(date, [...(byDate.get(date) ?? []), entry]);
  }
  return [...byDate]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, entries]) => ({ date, entries: entries.sort(byTime) }));
}

/** The same days and those on which only something else stands. */
export function withDays(days: readonly AgendaDay[], dates: Iterable<CivilDate>): AgendaDay[] {
  const known = new Set(days.map(({ date }) => date));
  const others = [...new Set(dates)].filter((date) => !known.has(date)).map((date) => ({ date, entries: [] }));
  return [...days, ...others].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function byTime(a: TimedEvent, b: TimedEvent): number {
  if (a.event.allDay !== b.event.allDay) return a.event.allDay ? -1 : 1;
  return byClock(a, b);
}

export function byClock(a: TimedEvent, b: TimedEvent): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  return a.event.id < b.event.id ? -1 : 1;
}

/** The first days, with as many entries in all as are shown. */
export function capDays(days: readonly AgendaDay[], shown: number): AgendaDay[] {
  let left = shown;
  return days.flatMap(({ date, entries }) => {
    const some = entries.slice(0, Math.max(0, left));
    left -= some.length;
    return some.length === 0 ? [] : [{ date, entries: some }];
  });
}
