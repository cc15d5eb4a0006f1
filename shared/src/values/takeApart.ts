/** A typed number taken into its parts, so that every character of it is accounted for. */
import { toPlainText } from './plainText.ts';

export interface TypedNumber {
  isNegative: boolean;
  /** From the first digit to the last, with a decimal mark that leads them (".5"). */
  number: string;
  /** What else stands before and after the number: a currency, or what nobody understands. */
  before: string;
  after: string;
}

/** A mark leads the digits at the start or after a sign; after a letter it ends an abbreviation ("Rs.500"). */
const parts = /^(\D*?)((?<=^|[ +\-\p{Sc}])[.,٫]?\d(?:.*\d)?|\d(?:.*\d)?)(\D*)$/u;

/** Null for a text without digits, with digits of two scripts, or with more than one plus or minus. */
export function takeApart(text: string): TypedNumber | null {
  const [, lead, number, tail] = parts.exec(toPlainText(text) ?? '') ?? [];
  if (lead === undefined || number === undefined || tail === undefined) return null;
  const signs = lead.match(/[+-]/g) ?? [];
  const before = lead.replace(/^[+-]|[+-](?= ?$)/, '').trim();
  if (signs.length > 1 || /[+-]/.test(before)) return null;
  return { isNegative: signs[0] === '-', number, before, after: tail.trim() };
}
