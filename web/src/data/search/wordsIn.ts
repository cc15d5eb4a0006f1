/**
 * The words of a text, as they are indexed and as they are asked for [SE2]: without case, marks and what nobody sees;
 * writing that has no spaces by pairs of its signs.
 */

/** Of a longer one the beginning is kept. */
const longest = 40;

/** What NFKD leaves as it is, the decimal sign of Arabic numbers too. */
const strokes: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ς: 'σ', '٫': '.' },
};
const folded = new RegExp(`[\\p{Mn}\\p{Cf}ـ٠-٩۰-۹${Object.keys(strokes).join('')}]`, 'gu');

export const unspacedSign = String.raw`(?=[\p{L}\p{N}\p{M}])[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]`;
const word = new RegExp(
  String.raw`((?:${unspacedSign})+)|\d+(?:[.,:/-]\d+)+|(?:(?!${unspacedSign})[\p{L}\p{N}\p{M}])+`,
  'gu',
);

export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(folded, (sign) => strokes[sign] ?? (/\p{Nd}/u.test(sign) ? `${sign.charCodeAt(0) & 15}` : ''));
}

/** Each is asked for as the beginning of one that is indexed: of unspaced writing a sign alone stands for all its pairs. */
export function wordsIn(text: string): string[] {
  return [...foldText(text).matchAll(word)].flatMap(([found, unspaced]) =>
    unspaced
      ? [...unspaced].map((sign, at, signs) => sign + (signs[at + 1] ?? ''))
      : // "555-1234" is found by "1234" too.
        [found.replaceAll(',', '.').slice(0, longest), ...(found.match(/(?<=\D)\d{3,}/g) ?? [])],
  );
}
