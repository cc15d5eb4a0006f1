/** The period of a ledger, as it stands in the query: a month, a year, or everything. */
import { type CivilDate, monthOf } from '@holdfast/shared/values/civilDate';
import { civilFormat } from '../time/dateWords.ts';

/** "2026-11", "2026" or "all". */
export type Period = string;

export const isPeriod = (text: string | undefined): text is Period =>
  text === 'all' || (text !== undefined && /^(19|2\d)\d\d(-(0[1-9]|1[0-2]))?$/.test(text));

export function periodOf(text: string | undefined, today: CivilDate): Period {
  return isPeriod(text) ? text : today.slice(0, 7);
}

/** The days in it, as bounds of a query. */
export function boundsOf(period: Period): { from?: CivilDate; before?: CivilDate } {
  if (period === 'all') return {};
  if (period.length === 4) return { from: `${period}-01-01`, before: `${Number(period) + 1}-01-01` };
  return monthOf(`${period}-01`);
}

/** The months in it, as bounds of keys that are months. */
export function monthsOf(period: Period): { from?: string; to?: string } {
  // Text order is the order of months, and a year is before its first.
  return period === 'all' ? {} : { from: period, to: `${period}-99` };
}

/** The one before or after it; of everything there is none. */
export function stepPeriod(period: Period, steps: 1 | -1): Period | null {
  if (period === 'all') return null;
  if (period.length === 4) return String(Number(period) + steps);
  const [year = 0, month = 0] = period.split('-').map(Number);
  const count = year * 12 + (month - 1) + steps;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** "November", "November 2025", "2025", "All time". */
export function periodWords(period: Period, today: CivilDate): string {
  if (period === 'all') return 'All time';
  if (period.length === 4) return period;
  const year = period.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return civilFormat(`${period}-01`, { month: 'long', ...year });
}
