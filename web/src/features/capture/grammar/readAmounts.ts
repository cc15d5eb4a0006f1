/** Quantities, prices and sums of money. What an amount comes to is said where every form's amounts are read. */
import { currencyDigits } from '@holdfast/shared/values/currencyDigits';
import { isCurrency } from '../../../ui/money/currencies.ts';
import { readAmount } from '../../../ui/money/readAmount.ts';
import { readQuantity } from '../../../ui/money/readQuantity.ts';
import type { CaptureContext } from '../../../widgets/capturePart.ts';
import type { LineReader } from './lineReader.ts';

const number = "\\d(?:[\\d.,'٫٬]*\\d)?";
/** Signs, codes, and what is in daily use; letters only where they cannot be units. */
const sign = '(?:[A-Z]{0,3}\\p{Sc}|[A-Z]{3}|SFr\\.?|Fr\\.|Rs\\.?|kr\\.?|zł|Kč|лв\\.?|円|元|원|د\\.إ|ر\\.س|ج\\.م|د\\.ك)';
const amount = `[+-]?(?:${sign} ?)?[+-]?${number}(?: ?${sign})?`;
const start = '(?<![\\p{L}\\p{N}_.,:/#+-])';
const end = '(?![\\p{L}\\p{N}_%°]|[.,:/-]\\d)';

const priced = new RegExp(
  `(?<=[\\s\\0]|^)(?:(?:@|at|à|je) *(${amount})(?: +each)?|(${amount}) +(?:each|apiece))${end}`,
  'gu',
);
const money = new RegExp(`${start}${amount}${end}`, 'gu');
const times = new RegExp(
  `${start}(?:sold +)?(?:(${number}) ?[x*](?: ?(?=\\p{L})| +(?=\\S))|(?<=sold +)(${number}) +(?=\\p{L}))`,
  'giu',
);

export function readQuantities(line: LineReader, { locale }: CaptureContext): void {
  line.scan(times, ([, count, sold]) => {
    const reading = readQuantity(count ?? sold ?? '', locale);
    return reading.ok && reading.quantity > 0 ? { is: 'quantity', quantity: reading.quantity } : null;
  });
}

/** "@ 40" after how many; without that a small number may be an hour, and "at" takes a price that says it is money. */
export function readPrices(line: LineReader, context: CaptureContext): void {
  const isCounted = line.tokens().some(({ is }) => is === 'quantity');
  line.scan(priced, ({ 0: found, 1: after, 2: before, index }) => {
    const text = after ?? before ?? '';
    const from = index + found.indexOf(text);
    const read = readMoney(line.typed.slice(from, from + text.length), context);
    if (read === null || read.minor < 0) return null;
    const isSaid = read.isNamed || isCounted || before !== undefined;
    return isSaid || (found.startsWith('@') && Number.parseFloat(text) > lastHour) ? { is: 'price', ...read } : null;
  });
}

const lastHour = 24;

/** A number alone is an amount only for who says that the line is about money. */
export function readSums(line: LineReader, context: CaptureContext): void {
  for (const { 0: found, index } of line.rest().matchAll(money)) {
    const to = index + found.length;
    const read = readMoney(line.typed.slice(index, to), context);
    if (read === null) continue;
    if (read.isNamed || read.isExact) line.take({ is: 'money', ...read }, index, to);
    else line.note({ is: 'money', ...read }, index, to);
  }
}

/** Null for what no amount can be, or what may be two. */
function readMoney(typed: string, { currency, locale }: CaptureContext) {
  const [code] = /[A-Z]{3}/.exec(typed) ?? [];
  // "ISO 9001": no need to look at all signs there are.
  if (code !== undefined && !isCurrency(code)) return null;
  const reading = readAmount(typed, currency, locale);
  if (!reading.ok) return null;
  const { minor, currency: meant } = reading;
  const digits = currencyDigits(meant);
  const isNamed = /\p{Sc}|\p{L}/u.test(typed);
  const [, decimals = ''] = /[.,٫](\p{Nd}+)\D*$/u.exec(typed) ?? [];
  return { minor, currency: meant, isNamed, isExact: digits > 0 && decimals.length === digits };
}
