/** What a typed day may be. Date fields leave out what no calendar has, but not every text comes from a date field. */
import { type CivilDate, firstDay, isRealDay, lastDay } from './civilDate.ts';
import { civilFormat } from './dateWords.ts';

/** Why a text cannot be stored as a day, for the person who typed it; null where it can. */
export function dayTrouble(text: string): string | null {
  const [, year, month, day] = /^(\d{4,})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined) return `A date like ${exampleDay}`;
  if (year.length > 4 || text < firstDay || text > lastDay) return 'A year from 1900 to 2999';
  if (isRealDay(text)) return null;
  const name = monthName(`${month}`);
  return name === '' ? `A date like ${exampleDay}` : `There is no ${Number(day)} ${name} ${year}`;
}

const exampleDay: CivilDate = '2026-11-24';

function monthName(month: string): string {
  const first = `2000-${month}-01`;
  return isRealDay(first) ? civilFormat(first, { month: 'long' }) : '';
}
