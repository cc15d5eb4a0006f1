/**
 * What stands for a currency beside an amount: its code, and the signs the locale writes it with. A sign belongs to the
 * field's own currency wherever that is written with it; it names another one only where no third is written so.
 */
import { circulating, isCurrency } from './currencies.ts';
import { toPlainText } from './plainText.ts';

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

interface Written {
  symbol: string;
  narrow: string;
  side: Side;
}

const written = new Map<string, Written>();

/** Whether a currency is written like this here. One letter counts on its own side only: "12K" may mean thousands. */
export function isSignOf(currency: string, sign: string, side: Side, locale: string): boolean {
  const { symbol, narrow, side: ownSide } = writtenAs(currency, locale);
  if (/^\p{L}$/u.test(sign) && side !== ownSide) return false;
  const own = [currency, symbol, narrow, ...(dailySigns[currency] ?? [])].map(alike);
  return own.includes(alike(sign)) || own.includes(`${alike(sign)}.`);
}

/** The one currency a sign means here, whatever the field's is; "several", or null for what is no sign. */
export function currencyOf(sign: string, locale: string): string | 'several' | null {
  if (isCurrency(sign)) return sign;
  if (/^\p{L}$/u.test(sign)) return null;
  const symbols = codesOf(sign, 'symbol', locale);
  const found = symbols.length > 0 ? symbols : codesOf(sign, 'narrow', locale);
  if (found.length > 1) return 'several';
  // Letters that are short for a currency only in a narrow space ("km", "ft") are mostly something else.
  const isSure = symbols.length > 0 || /\p{Sc}/u.test(sign);
  return (isSure && found[0]) || null;
}

function codesOf(sign: string, width: 'symbol' | 'narrow', locale: string): string[] {
  const wanted = alike(sign);
  return circulating.filter((code) => {
    const known = writtenAs(code, locale)[width];
    // A currency without a sign is written by its code, which counts in capitals only: "5 all" is not 5 lek.
    return known !== code && [wanted, `${wanted}.`].includes(alike(known));
  });
}

function writtenAs(currency: string, locale: string): Written {
  const key = `${locale} ${currency}`;
  const found = written.get(key) ?? readWritten(currency, locale);
  written.set(key, found);
  return found;
}

function readWritten(currency: string, locale: string): Written {
  const partsOf = (currencyDisplay: 'symbol' | 'narrowSymbol') =>
    new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay }).formatToParts(1);
  const symbolOf = (parts: Intl.NumberFormatPart[]) => parts.find(({ type }) => type === 'currency')?.value ?? currency;
  const parts = partsOf('symbol');
  const types = parts.map(({ type }) => type);
  const side = types.indexOf('currency') < types.indexOf('integer') ? 'before' : 'after';
  return { symbol: symbolOf(parts), narrow: symbolOf(partsOf('narrowSymbol')), side };
}

/** "Kr" is "kr", "F CFA" is "fcfa"; one letter keeps its case. */
function alike(sign: string): string {
  const plain = (toPlainText(sign) ?? sign).replaceAll(' ', '');
  return plain.length > 1 ? plain.toLowerCase() : plain;
}
