/** Minor units as people read them. Exact: a decimal text goes to Intl, never a float. */
import { numberLocale } from '../locale.ts';
import { currencyDigits } from './currencyDigits.ts';
import { decimalMark } from './parseDecimal.ts';

const formatters = new Map<string, Intl.NumberFormat>();

/** 2490, "EUR" → "€24.90" or "24,90 €". */
export function formatMoney(minor: number, currency: string, locale = numberLocale): string {
  // Written by somebody's slip of a barcode reader, perhaps on another device: no number is better than a wrong one.
  if (!Number.isSafeInteger(minor)) return 'too large';
  const digits = currencyDigits(currency);
  const key = `${locale} ${currency}`;
  const options = {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const;
  const formatter = formatters.get(key) ?? new Intl.NumberFormat(locale, options);
  formatters.set(key, formatter);
  return formatter.format(decimalText(minor, digits) as `${number}`);
}

/** 2490, 2 → "24.90". */
export function decimalText(minor: number, digits: number): string {
  const sign = minor < 0 ? '-' : '';
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** What a form shows in an amount field: the local decimal mark, no groups, no sign of the currency. */
export function amountText(minor: number, currency: string, locale = numberLocale): string {
  return decimalText(minor, currencyDigits(currency)).replace('.', decimalMark(locale));
}
