/**
 * What people type as a number, in integers of its smallest place: "24,90", "24.90", "1,234.50", "1 234,50".
 * Where one mark could mean two things the locale decides; where even that leaves a doubt it is refused, not guessed.
 */
import { numberLocale } from '../locale.ts';

const silent = /[\s\u00a0\u202f\u200e\u200f\u061c'’]/g;
const signBefore = /^(-?)(?:[\p{Sc}\p{L}]\.?){1,5}/u;
const signAfter = /(?:[\p{Sc}\p{L}]\.?){1,5}$/u;
const otherDigits = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** The integer of `digits` decimals ("24.9", 2 → 2490), or null when the text is no such number. */
export function parseDecimal(text: string, digits: number, locale = numberLocale): number | null {
  const plain = text
    .replaceAll(otherDigits, (digit) => String((digit.codePointAt(0) as number) & 15))
    .replaceAll('٫', '.')
    .replaceAll('٬', ',')
    .replaceAll(silent, '')
    .replace('−', '-')
    .replace(signBefore, '$1')
    .replace(signAfter, '');
  const match = /^(-?)([\d.,]*\d)$/.exec(plain);
  if (match === null) return null;
  const parts = splitDecimal(match[2] as string, decimalMark(locale));
  if (parts === null || parts.fraction.length > digits) return null;
  const value = Number(parts.whole + parts.fraction.padEnd(digits, '0'));
  if (!Number.isSafeInteger(value)) return null;
  return match[1] === '-' && value !== 0 ? -value : value;
}

/** Whole and fraction digits, or null when the marks make no sense together. */
function splitDecimal(text: string, localMark: string): { whole: string; fraction: string } | null {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last < 0) return { whole: text, fraction: '' };
  const mark = text[last] as string;
  const other = mark === '.' ? ',' : '.';
  const repeated = text.indexOf(mark) !== last;
  const fraction = text.slice(last + 1);
  const isDecimal = text.includes(other) || mark === localMark || fraction.length !== 3 || text.startsWith('0');
  if (repeated || !isDecimal) return ungroup(text, mark, '');
  return ungroup(text.slice(0, last), other, fraction);
}

/** Groups end in three digits; India's earlier ones have two. */
function ungroup(whole: string, mark: string, fraction: string): { whole: string; fraction: string } | null {
  const [head = '', ...groups] = whole.split(mark);
  if (groups.length === 0) return /^\d*$/.test(head) ? { whole: head, fraction } : null;
  const tail = groups.at(-1) as string;
  const fits = /^\d{1,3}$/.test(head) && /^\d{3}$/.test(tail) && groups.every((group) => /^\d{2,3}$/.test(group));
  return fits ? { whole: head + groups.join(''), fraction } : null;
}

/** "." or ",": other scripts' marks have been turned into these. */
export function decimalMark(locale = numberLocale): string {
  const part = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal');
  return part?.value === ',' ? ',' : '.';
}
