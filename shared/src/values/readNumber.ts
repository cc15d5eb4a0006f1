/**
 * A typed number, from its first digit to its last. Every way it can be meant is looked at: as a whole number in
 * groups, and as one with decimals. One way is the answer; of two (a lone mark before three digits: "1.500") the
 * locale's habit decides, and where the locale uses that mark for neither it is refused; none is no number.
 * Groups are threes, or India's twos before the last three, all with the same mark.
 */
import { isTooLarge } from './largestAmount.ts';

/** How numbers are written somewhere. */
export interface NumberMarks {
  decimal: string;
  /** Empty where no groups are formed. */
  group: string;
}

interface Decimal {
  /** Digits before the decimal mark; may be empty. */
  whole: string;
  fraction: string;
}

export type NumberRefusal =
  | { why: 'no_number' }
  | { why: 'decimals'; digits: number }
  | { why: 'too_large' }
  | { why: 'two_readings'; readings: readonly [string, string] };

export type NumberReading = { ok: true; units: number } | { ok: false; refusal: NumberRefusal };

/** The integer of `digits` decimals ("24.9", 2 → 2490). `text` is plain text without sign and currency. */
export function readNumber(text: string, digits: number, marks: NumberMarks): NumberReading {
  const refuse = (refusal: NumberRefusal): NumberReading => ({ ok: false, refusal });
  const grouped = ungroup(text, marks);
  const asGroups = grouped === null ? null : { whole: grouped, fraction: '' };
  const asDecimal = splitDecimals(text, marks);
  const isOpen = asGroups !== null && asDecimal !== null;
  const habit = text.includes(marks.decimal) ? asDecimal : marks.group && text.includes(marks.group) ? asGroups : null;
  if (isOpen && habit === null) {
    const pointed = `${asDecimal.whole}${marks.decimal}${asDecimal.fraction.replace(/0{1,2}$/, '')}`;
    return refuse({ why: 'two_readings', readings: [asGroups.whole, pointed] });
  }
  const meant = isOpen ? habit : (asGroups ?? asDecimal);
  if (meant === null) return refuse({ why: 'no_number' });
  if (meant.fraction.length > digits) return refuse({ why: 'decimals', digits });
  const units = Number(meant.whole + meant.fraction.padEnd(digits, '0'));
  return isTooLarge(units) ? refuse({ why: 'too_large' }) : { ok: true, units };
}

/** The text as whole and fraction; null when its last mark cannot be a decimal mark. */
function splitDecimals(text: string, marks: NumberMarks): Decimal | null {
  const [, before, mark, fraction] = /^(.*)(\D)(\d+)$/.exec(text) ?? [];
  if (before === undefined || mark === undefined || fraction === undefined) return null;
  if (!`.,٫${marks.decimal}`.includes(mark) || before.includes(mark)) return null;
  const whole = before === '' ? '' : ungroup(before, marks);
  return whole === null ? null : { whole, fraction };
}

/** The digits alone; null when anything else stands between them than marks that form groups. */
function ungroup(text: string, marks: NumberMarks): string | null {
  if (/^\d+$/.test(text)) return text;
  const mark = /\D/.exec(text)?.[0] ?? '';
  if (!` '.,٬${marks.group}`.includes(mark)) return null;
  const [head = '', ...groups] = text.split(mark);
  const inThrees = /^[1-9]\d{0,2}$/.test(head) && groups.every((group) => /^\d{3}$/.test(group));
  const inTwos = /^[1-9]\d?$/.test(head) && groups.every((group, at) => isIndian(group, at === groups.length - 1));
  return inThrees || (mark === ',' && inTwos) ? head + groups.join('') : null;
}

function isIndian(group: string, isLast: boolean): boolean {
  return isLast ? /^\d{3}$/.test(group) : /^\d{2}$/.test(group);
}
