/**
 * Days as people mean them, `YYYY-MM-DD`, in no time zone. Text order is day order.
 * Arithmetic counts whole days since 1970 and never asks a clock.
 */
export type CivilDate = string;

const dayMs = 86_400_000;

/** Whole days since 1970. An impossible day (30 February) counts on into the next month. */
export function daysSince1970(date: CivilDate): number {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  return Math.round(Date.UTC(year, month - 1, day) / dayMs);
}

export function civilDate(days: number): CivilDate {
  return new Date(days * dayMs).toISOString().slice(0, 10);
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return civilDate(daysSince1970(date) + days);
}

/** How many days `to` lies after `from`; negative when before. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return daysSince1970(to) - daysSince1970(from);
}

/** First and last day of the month a date lies in. */
export function monthOf(date: CivilDate): { from: CivilDate; to: CivilDate } {
  const [year = 1970, month = 1] = date.split('-').map(Number);
  const from = `${date.slice(0, 7)}-01`;
  return { from, to: civilDate(Math.round(Date.UTC(year, month, 1) / dayMs) - 1) };
}
