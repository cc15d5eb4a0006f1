/** Minor units as people read them. Exact: a decimal text goes to Intl, never a float. */

import { currencyDigits } from '@holdfast/shared/values/currencyDigits';
import { decimalText } from '@holdfast/shared/values/decimalText';
import { numberLocale } from '../locale.ts';

const formatters = new Map<string, Intl.NumberFormat>();
const typedParts = new Set(['minusSign', 'integer', 'decimal', 'fraction']);

/** 2490, "EUR" → "€24.90" or "24,90 €". */
export function formatMoney(minor: number, currency: string, locale = numberLocale()): string {
  // Written by somebody's slip of a barcode reader, perhaps on another device: no number is better than a wrong one.
  if (!Number.isSafeInteger(minor)) return 'too large';
  return formatter(currency, locale, true).format(exact(minor, currency));
}

/** What a form shows in an amount field: local digits and decimal mark, no groups, no sign of the currency. */
export function amountText(minor: number, currency: string, locale = numberLocale()): string {
  const parts = formatter(currency, locale, false).formatToParts(exact(minor, currency));
  return parts.flatMap(({ type, value }) => (typedParts.has(type) ? [value] : [])).join('');
}

function exact(minor: number, currency: string): `${number}` {
  return decimalText(minor, currencyDigits(currency)) as `${number}`;
}

function formatter(currency: string, locale: string, useGrouping: boolean): Intl.NumberFormat {
  const key = `${locale} ${currency} ${useGrouping}`;
  const digits = currencyDigits(currency);
  const fractions = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const made =
    formatters.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency, useGrouping, ...fractions });
  formatters.set(key, made);
  return made;
}
