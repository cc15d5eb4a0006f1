/**
 * Days as people mean them, `YYYY-MM-DD`, in no time zone. Text order is day order.
 * Arithmetic counts whole days since 1970 and never asks a clock. Any text may come in: what is no date has no number
 * (NaN), and a number outside of the years 0 to 9999 has no date (''), as a field that is half typed has none.
 */
import { dayPattern } from './datePatterns.ts';
import { inDigits } from './inDigits.ts';

export type CivilDate = string;

/** The years a person may write; within them a slip of the finger is a day that people mean. */
export const firstDay: CivilDate = '1900-01-01';
export const lastDay: CivilDate = '2999-12-31';

const writable = new RegExp(`^${dayPattern}$`);
const [firstOfAll, pastLastOfAll] = [countDays(0, 1, 1), countDays(10_000, 1, 1)];

/** Whether a text is a day that may be stored: one the calendar has, from `firstDay` to `lastDay`. */
export function isWritableDay(text: string): boolean {
  return writable.test(text);
}

/** Whole days since 1970. An impossible day (30 February) counts on into the next month. */
export function daysSince1970(date: CivilDate): number {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return Number.NaN;
  return countDays(year, month, day);
}

/**
 * The same of numbers; January is 1, and months and days there are none of count on, too. A year begins in March here,
 * so that its leap day is its last and five of its months have 153 days, twice.
 * Source: Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
 */
export function countDays(year: number, month: number, day: number): number {
  const { floor } = Math;
  const months = year * 12 + month - 3;
  const years = floor(months / 12);
  const leapDays = floor(years / 4) - floor(years / 100) + floor(years / 400);
  return years * 365 + leapDays + floor((153 * (months - years * 12) + 2) / 5) + day - 719_469;
}

export function civilDate(days: number): CivilDate {
  if (!(days >= firstOfAll && days < pastLastOfAll)) return '';
  let [year, month] = [Math.floor(days / 365.2425) + 1971, 12];
  while (countDays(year, 1, 1) > days) year -= 1;
  while (countDays(year, month, 1) > days) month -= 1;
  const day = Math.floor(days) - countDays(year, month, 1) + 1;
  return `${inDigits(year, 4)}-${inDigits(month, 2)}-${inDigits(day, 2)}`;
}

/** Whether the calendar has this day. */
export function isRealDay(date: CivilDate): boolean {
  return date !== '' && civilDate(daysSince1970(date)) === date;
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return civilDate(daysSince1970(date) + days);
}

/** How many days `to` lies after `from`; negative when before. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return daysSince1970(to) - daysSince1970(from);
}

/** 1 Monday to 7 Sunday, of a day as days since 1970, which began on a Thursday. */
export function weekdayAt(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

/** The month a date lies in, as bounds: every day from its first to before the next one's, also one no month has. */
export function monthOf(date: CivilDate): { from: CivilDate; before: CivilDate } {
  const from = `${date.slice(0, 7)}-01`;
  return { from, before: `${addDays(from, 31).slice(0, 7)}-01` };
}
