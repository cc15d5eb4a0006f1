/** A typed quantity: a number of up to three decimals, and nothing beside it. */
import { numberLocale } from '../locale.ts';
import { largestAmount } from './largestAmount.ts';
import { numberMarks } from './numberMarks.ts';
import { quantityText } from './quantityText.ts';
import { readNumber } from './readNumber.ts';
import { refusalWords, strangerWords } from './refusalWords.ts';
import { takeApart } from './takeApart.ts';

export type QuantityReading = { ok: true; quantity: number } | { ok: false; message: string };

/** Zero and less are numbers too: what a form has no use for it refuses itself. The message says what is allowed. */
export function readQuantity(text: string, locale = numberLocale): QuantityReading {
  const words = {
    name: 'A number',
    example: quantityText(2.5, locale),
    largest: quantityText(largestAmount / 1000, locale),
  };
  const typed = takeApart(text);
  if (typed === null) return { ok: false, message: refusalWords({ why: 'no_number' }, words) };
  const strangers = [typed.before, typed.after].filter(Boolean);
  if (strangers.length > 0) return { ok: false, message: strangerWords(strangers, words) };
  const reading = readNumber(typed.number, 3, numberMarks(locale));
  if (!reading.ok) return { ok: false, message: refusalWords(reading.refusal, words) };
  return { ok: true, quantity: (typed.isNegative ? 0 - reading.units : reading.units) / 1000 };
}
