import { type CivilDate, isWritableDay } from '@holdfast/shared/values/civilDate';
import { inDigits } from '@holdfast/shared/values/inDigits';

/** The same day of another month, its last where it is shorter. */
export function addMonths(day: CivilDate, count: number): CivilDate {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const month = `${inDigits(Math.floor(months / 12), 4)}-${inDigits((months % 12) + 1, 2)}`;
  const found = [0, 1, 2, 3].map((less) => `${month}-${inDigits(Number(day.slice(8)) - less, 2)}`);
  return found.find(isWritableDay) ?? '';
}
