/** A typed quantity: a number of up to three decimals, and nothing beside it. */

import { largestAmount } from '@holdfast/shared/values/largestAmount';
import { fromThousandths, quantityDigits } from '@holdfast/shared/values/quantity';
import { readNumber } from '@holdfast/shared/values/readNumber';
import { takeApart } from '@holdfast/shared/values/takeApart';
import { numberLocale } from '../locale.ts';
import { numberMarks } from './numberMarks.ts';
import { quantityText } from './quantityText.ts';
import { refusalWords, strangerWords } from './refusalWords.ts';

export type QuantityReading = { ok: true; quantity: number } | { ok: false; message: string };

/** Zero and less are numbers too: what a form has no use for it refuses itself. The message says what is allowed. */
export function readQuantity(text: string, locale = numberLocale()): QuantityReading {
  const words = {
    name: 'A number',
    example: quantityText(2.5, locale),
    largest: quantityText(fromThousandths(largestAmount), locale),
  };
  const typed = takeApart(text);
  if (typed === null) return { ok: false, message: refusalWords({ why: 'no_number' }, words) };
  const strangers = [typed.before, typed.after].filter(Boolean);
  if (strangers.length > 0) return { ok: false, message: strangerWords(strangers, words) };
  const reading = readNumber(typed.number, quantityDigits, numberMarks(locale));
  if (!reading.ok) return { ok: false, message: refusalWords(reading.refusal, words) };
  return { ok: true, quantity: fromThousandths(typed.isNegative ? 0 - reading.units : reading.units) };
}
