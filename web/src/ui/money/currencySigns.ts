/**
 * What stands for a currency beside an amount: its code, and the signs the locale writes it with. A sign belongs to the
 * field's own currency wherever that is written with it; it names another one only where no third is written so.
 */

import { circulating } from '@holdfast/shared/values/circulating';
import { toPlainText } from '@holdfast/shared/values/plainText';
import { isCurrency } from './currencies.ts';

/** Where a sign stands; a currency is written on one side of the number, and read on both. */
export type Side = 'before' | 'after';

/** In daily use and missing in the locale data. */
const dailySigns: Readonly<Record<string, readonly string[]>> = {
  CHF: ['Fr', 'Fr.', 'SFr', 'SFr.'],
  CNY: ['元', 'RMB'],
  INR: ['Rs', 'Rs.'],
  JPY: ['円'],
  KRW: ['원'],
  USD: ['US$'],
};

/** How wide a sign is: "US$" and "$" are both the dollar's. */
type Width = 'symbol' | 'narrowSymbol';

interface Written {
  sign: string;
  side: Side;
}

const written = new Map<string, Written>();

/** Whether a currency is written like this here. One letter of an alphabet counts on its own side only: "12K" may mean thousands. */
export function isSignOf(currency: string, sign: string, side: Side, locale: string): boolean {
  const symbol = writtenAs(currency, 'symbol', locale);
  if (/^(?!\p{Lo})\p{L}$/u.test(sign) && side !== symbol.side) return false;
  const narrow = writtenAs(currency, 'narrowSymbol', locale);
  const own = [currency, symbol.sign, narrow.sign, ...(dailySigns[currency] ?? [])];
  return own.some((known) => isAlike(sign, known));
}

/** The one currency a sign means here, whatever the field's is; "several", or null for what is no sign. */
export function currencyOf(sign: string, locale: string): string | 'several' | null {
  if (isCurrency(sign)) return sign;
  if (/^\p{L}$/u.test(sign)) return null;
  const symbols = codesOf(sign, 'symbol', locale);
  const found = symbols.length > 0 ? symbols : codesOf(sign, 'narrowSymbol', locale);
  if (found.length > 1) return 'several';
  // Letters that are short for a currency only in a narrow space ("km", "ft") are mostly something else.
  const isSure = symbols.length > 0 || /\p{Sc}/u.test(sign);
  return (isSure && found[0]) || null;
}

function codesOf(sign: string, width: Width, locale: string): string[] {
  return circulating.filter((code) => {
    const known = writtenAs(code, width, locale).sign;
    // A currency without a sign is written by its code, which counts in capitals only: "5 all" is not 5 lek.
    return known !== code && isAlike(sign, known);
  });
}

function writtenAs(currency: string, width: Width, locale: string): Written {
  const key = `${locale} ${currency} ${width}`;
  const found = written.get(key) ?? readWritten(currency, width, locale);
  written.set(key, found);
  return found;
}

function readWritten(currency: string, currencyDisplay: Width, locale: string): Written {
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay }).formatToParts(1);
  const types = parts.map(({ type }) => type);
  const sign = parts[types.indexOf('currency')]?.value ?? currency;
  return { sign, side: types.indexOf('currency') < types.indexOf('integer') ? 'before' : 'after' };
}

/** "Kr" is typed for "kr." and "FCFA" for "F CFA"; one letter keeps its case. */
function isAlike(typed: string, known: string): boolean {
  return [plain(known), plain(known).replace(/\.$/, '')].includes(plain(typed));
}

function plain(sign: string): string {
  const tight = (toPlainText(sign) ?? sign).replaceAll(' ', '');
  return tight.length > 1 ? tight.toLowerCase() : tight;
}
