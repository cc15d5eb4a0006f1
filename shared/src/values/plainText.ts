/** Typed text in one script: what looks different and means the same becomes the same character. */

/** Direction marks and zero-width spaces: formatting puts them there, nobody types or sees them. */
const invisible = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const fullWidth = /[\uff01-\uff5e]/g;
const wideSigns: Readonly<Record<string, string>> = { '￠': '¢', '￡': '£', '￥': '¥', '￦': '₩' };
const decimalDigit = /\p{Nd}/u;

/**
 * ASCII digits, plain spaces, one minus and one apostrophe; no invisible marks, no spaces around.
 * Null when digits of two scripts stand in one text: nobody writes a number like that.
 */
export function toPlainText(text: string): string | null {
  const narrow = text
    .replaceAll(invisible, '')
    .replaceAll(fullWidth, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll(/[￠￡￥￦]/g, (wide) => wideSigns[wide] ?? wide)
    .replaceAll(/\s/g, ' ')
    .replaceAll('−', '-')
    .replaceAll('’', "'")
    .trim();
  const zeros = new Set<number>();
  const plain = narrow.replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) as number;
    zeros.add(zeroOf(code));
    return String(code - zeroOf(code));
  });
  return zeros.size > 1 ? null : plain;
}

/** Unicode keeps the ten digits of a script together, from zero to nine; several such tens may touch. */
function zeroOf(code: number): number {
  let first = code;
  while (decimalDigit.test(String.fromCodePoint(first - 1))) first -= 1;
  return code - ((code - first) % 10);
}
