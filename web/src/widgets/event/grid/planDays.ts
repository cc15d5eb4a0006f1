/** Days of a span with all that is on each: an event of several days is on every one of them. */
import { addDays, type CivilDate } from '@holdfast/shared/values/civilDate';
import type { TimedEvent } from '../eventTimes.ts';
import { type AgendaDay, byClock } from '../planAgenda.ts';

export function planDays(events: readonly TimedEvent[], first: CivilDate, days: number): AgendaDay[] {
  const planned = Array.from({ length: days }, (_, at): AgendaDay => ({ date: addDays(first, at), entries: [] }));
  const placeOf = new Map(planned.map(({ date }, at) => [date, at]));
  for (const entry of events) {
    const begins = entry.from.slice(0, 10);
    let at = begins < first ? 0 : (placeOf.get(begins) ?? days);
    for (let day = planned[at]; day !== undefined && isOn(entry, day.date); day = planned[at]) {
      day.entries.push(entry);
      at += 1;
    }
  }
  for (const { entries } of planned) entries.sort(byTime);
  return planned;
}

/** One that ends at midnight is not on the day that begins there. */
export function isOn({ event, from, to }: TimedEvent, date: CivilDate): boolean {
  const begins = from.slice(0, 10);
  if (begins >= date) return begins === date;
  return event.allDay ? to.slice(0, 10) >= date : to > `${date}T00:00`;
}

/** Whether it stands for whole days in a grid: all day, or beyond the day it begins on. */
export function isLong(entry: TimedEvent): boolean {
  const begins = entry.from.slice(0, 10);
  return entry.event.allDay || (entry.to.slice(0, 10) > begins && isOn(entry, addDays(begins, 1)));
}

/** What lasts longer first, so that it stands in one row through its days; then by the clock. */
function byTime(a: TimedEvent, b: TimedEvent): number {
  return isLong(a) === isLong(b) ? byClock(a, b) : isLong(a) ? -1 : 1;
}
