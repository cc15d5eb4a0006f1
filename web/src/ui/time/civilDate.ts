/**
 * Days as people mean them, `YYYY-MM-DD`, in no time zone. Text order is day order.
 * Arithmetic counts whole days since 1970 and never asks a clock. Any text may come in: what is no date has no number
 * (NaN), and a number outside of the years 0 to 9999 has no date (''), as a field that is half typed has none.
 */
export type CivilDate = string;

/** The years a person may write; within them a slip of the finger is a day that people mean. */
export const firstDay: CivilDate = '1900-01-01';
export const lastDay: CivilDate = '2999-12-31';

const dayMs = 86_400_000;

/** Whole days since 1970. An impossible day (30 February) counts on into the next month. */
export function daysSince1970(date: CivilDate): number {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return Number.NaN;
  // Date.UTC takes the years 0 to 99 for those of the last century.
  return new Date(0).setUTCFullYear(year, month - 1, day) / dayMs;
}

export function civilDate(days: number): CivilDate {
  const date = new Date(days * dayMs);
  const year = date.getUTCFullYear();
  return year >= 0 && year <= 9999 ? date.toISOString().slice(0, 10) : '';
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

/** The month a date lies in, as bounds: every day from its first to before the next one's, also one no month has. */
export function monthOf(date: CivilDate): { from: CivilDate; before: CivilDate } {
  const from = `${date.slice(0, 7)}-01`;
  return { from, before: `${addDays(from, 31).slice(0, 7)}-01` };
}
