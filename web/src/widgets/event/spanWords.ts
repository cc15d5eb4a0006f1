/** When an event is, in words that fit beside its title. */
import { type CivilDate, daysBetween } from '@holdfast/shared/values/civilDate';
import { dayWords, wallTimeWords } from '../../ui/time/dateWords.ts';
import { dayTrouble } from '../../ui/time/readDay.ts';
import type { Timed, TimedEvent } from './eventTimes.ts';

/** "14:00–15:00", "All day", "until Wed 5 Nov", "until 16:00". `date` is the day it stands under. */
export function spanWords({ event, from, to }: TimedEvent, date: CivilDate, today: CivilDate, locale?: string): string {
  const begins = from.slice(0, 10);
  const ends = to.slice(0, 10);
  if (event.allDay) return ends > date ? `until ${dayWords(ends, today, locale)}` : 'All day';
  const began = begins < date;
  const longer = ends > date && !(daysBetween(date, ends) === 1 && to.endsWith('T00:00'));
  const start = wallTimeWords(from, locale);
  const end = longer ? `${dayWords(ends, today, locale)}, ${wallTimeWords(to, locale)}` : wallTimeWords(to, locale);
  if (began) return `until ${end}`;
  if (longer) return `${start}, until ${end}`;
  return from === to ? start : `${start}–${end}`;
}

/** The days somebody wrote that must be mended, as they stand: the event is listed where they count on to. */
export function oddDays({ start, end }: Pick<Timed, 'start' | 'end'>, today: CivilDate): string[] {
  const odd = [start, end].map((wall) => wall.slice(0, 10)).filter((day) => dayTrouble(day) !== null);
  return [...new Set(odd)].map((day) => dayWords(day, today));
}
