/**
 * A typed amount of money. Every character must be accounted for: digits, marks, one sign, and a currency. The field's
 * currency may stand beside the number; another one that is unmistakable is the answer's, and a form follows it.
 */

import { currencyDigits } from '@holdfast/shared/values/currencyDigits';
import { largestAmount } from '@holdfast/shared/values/largestAmount';
import { type NumberRefusal, readNumber } from '@holdfast/shared/values/readNumber';
import { type TypedNumber, takeApart } from '@holdfast/shared/values/takeApart';
import { numberLocale } from '../locale.ts';
import { amountExample } from './amountExample.ts';
import { currencyOf, isSignOf } from './currencySigns.ts';
import { amountText } from './formatMoney.ts';
import { numberMarks } from './numberMarks.ts';
import { refusalWords, strangerWords } from './refusalWords.ts';

export type AmountReading = { ok: true; minor: number; currency: string } | { ok: false; message: string };

/** `currency` is the field's; the answer's may be another ("$5" typed under EUR). The message says what is allowed. */
export function readAmount(text: string, currency: string, locale = numberLocale()): AmountReading {
  const typed = takeApart(text);
  if (typed === null) return refuse({ why: 'no_number' }, currency, locale);
  const meant = findCurrency(typed, currency, locale);
  if ('message' in meant) return { ok: false, message: meant.message };
  const reading = readNumber(typed.number, currencyDigits(meant.currency), numberMarks(locale, meant.currency));
  if (!reading.ok) return refuse(reading.refusal, meant.currency, locale);
  return { ok: true, minor: typed.isNegative ? 0 - reading.units : reading.units, currency: meant.currency };
}

function refuse(refusal: NumberRefusal, currency: string, locale: string): AmountReading {
  return { ok: false, message: refusalWords(refusal, wordsFor(currency, locale)) };
}

/** The amount alone, where the currency is chosen beside it: one that is named in the text must be that. */
export function readMinor(
  text: string,
  currency: string,
  locale = numberLocale(),
): { ok: true; minor: number } | { ok: false; message: string } {
  const reading = readAmount(text, currency, locale);
  if (!reading.ok || reading.currency === currency) return reading;
  return { ok: false, message: `This is in ${reading.currency}: choose that currency, or leave its sign out` };
}

/** The field's own currency where all that stands beside the number is written for it, else the one that is named. */
function findCurrency(typed: TypedNumber, own: string, locale: string): { currency: string } | { message: string } {
  const beside = [
    { sign: typed.before, side: 'before' as const },
    { sign: typed.after, side: 'after' as const },
  ].filter(({ sign }) => sign !== '');
  const fits = (currency: string) => beside.every(({ sign, side }) => isSignOf(currency, sign, side, locale));
  if (fits(own)) return { currency: own };
  const named = beside.map(({ sign }) => currencyOf(sign, locale));
  const currency = named.find((code) => code !== null && code !== 'several' && fits(code));
  if (currency) return { currency };
  const signs = beside.map(({ sign }) => sign);
  const several = signs.find((_, at) => named[at] === 'several');
  if (several) return { message: `“${several}” means several currencies: leave it out and choose one` };
  return { message: strangerWords(signs, wordsFor(own, locale)) };
}

function wordsFor(currency: string, locale: string) {
  return {
    name: 'An amount',
    example: amountExample(currency, locale),
    largest: amountText(largestAmount, currency, locale),
  };
}
