/** What of the calendar is shown, as it stands in the query, and what lies before and after it. */
import {
  addDays,
  type CivilDate,
  daysBetween,
  daysSince1970,
  isWritableDay,
  monthOf,
  weekdayAt,
} from '@holdfast/shared/values/civilDate';
import { civilFormat } from '../../ui/time/dateWords.ts';

export const calendarViews = [
  { view: 'month', name: 'Month' },
  { view: 'week', name: 'Week' },
  { view: 'day', name: 'Day' },
  { view: 'agenda', name: 'Agenda' },
] as const;
export type CalendarView = (typeof calendarViews)[number]['view'];

export const viewOf = (text: string | undefined, otherwise: CalendarView): CalendarView =>
  calendarViews.find(({ view }) => view === text)?.view ?? otherwise;

export const dayOf = (text: string | undefined, today: CivilDate): CivilDate =>
  text !== undefined && isWritableDay(text) ? text : today;

/** `firstWeekday`: 1 Monday to 7 Sunday. */
export function weekOf(day: CivilDate, firstWeekday: number): CivilDate {
  return addDays(day, -((weekdayAt(daysSince1970(day)) - firstWeekday + 7) % 7));
}

/** The days that are shown, whole weeks where there are weeks. */
export function spanOf(view: CalendarView, day: CivilDate, firstWeekday: number): { first: CivilDate; days: number } {
  if (view === 'day') return { first: day, days: 1 };
  if (view === 'week') return { first: weekOf(day, firstWeekday), days: 7 };
  if (view === 'agenda') return { first: day, days: 28 };
  const { from, before } = monthOf(day);
  const first = weekOf(from, firstWeekday);
  return { first, days: Math.ceil(daysBetween(first, before) / 7) * 7 };
}

/** A day of the period before or after; of a month the same day, or its last. */
export function stepDay(view: CalendarView, day: CivilDate, steps: 1 | -1): CivilDate {
  if (view !== 'month') return addDays(day, steps * { day: 1, week: 7, agenda: 28 }[view]);
  const { from, before } = monthOf(day);
  const other = monthOf(steps > 0 ? before : addDays(from, -1));
  const length = daysBetween(other.from, other.before);
  return addDays(other.from, Math.min(daysBetween(from, day), length - 1));
}

/** "November 2026", "23 Nov – 29 Nov 2026", "Thursday 26 November 2026", in the order the locale has. */
export function spanWords(view: CalendarView, day: CivilDate, firstWeekday: number): string {
  if (view === 'month') return civilFormat(day, { month: 'long', year: 'numeric' });
  if (view === 'day') return civilFormat(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const { first, days } = spanOf(view, day, firstWeekday);
  const last = addDays(first, days - 1);
  return `${civilFormat(first, { day: 'numeric', month: 'short' })} – ${civilFormat(last, { day: 'numeric', month: 'short', year: 'numeric' })}`;
}
