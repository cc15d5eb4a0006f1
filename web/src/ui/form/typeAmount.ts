/** What typing an amount changes in a form: the text, and the currency where the text names another one ("$5" under EUR). */
import { numberLocale } from '../locale.ts';
import { readAmount } from '../money/readAmount.ts';
import type { Texts } from './formTexts.ts';

export function typeAmount(name: string, text: string, { currency = '' }: Texts, locale = numberLocale()): Texts {
  const reading = readAmount(text, currency, locale);
  return { [name]: text, ...(reading.ok && reading.currency !== currency && { currency: reading.currency }) };
}
