/** A day that may be stored, with what the word before it says. */
import { type CivilDate, isWritableDay } from '@holdfast/shared/values/civilDate';
import type { TokenOf } from '../../../widgets/capturePart.ts';

const dueWords = /(?:due|by|until|till|fällig|bis|pour|para) /i;

export function dayReading(
  day: CivilDate | null,
  led = '',
  isWeekday = false,
): Omit<TokenOf<'day'>, 'from' | 'to'> | null {
  return day === null || !isWritableDay(day) ? null : { is: 'day', day, isDue: dueWords.test(led), isWeekday };
}
