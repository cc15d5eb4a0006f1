/** For what and to whom, in the words of a line that names an amount. */
import { blankSpan, type CaptureLine, type Token } from '../capturePart.ts';

/** What people pay for every day; what they write themselves is known once they have used it. */
const everyday = `fuel petrol gas diesel parking taxi train bus tram flight toll lunch dinner breakfast coffee groceries
  food snacks rent hotel insurance phone internet postage stamps office stationery tools repairs cleaning packaging
  benzin tanken parken mittagessen frühstück kaffee lebensmittel miete porto essence déjeuner café courses loyer
  gasolina comida desayuno alquiler supermercado`.split(/\s+/);

export const paidWord = /^[\s\0]*(?:paid|spent|bought|bezahlt|payé|pagado) /i;
/** Chosen to be an expense, "pay rent" is rent. */
const paying = /^[\s\0]*(?:pay|paid|spent|buy|bought|bezahlt|payé|pagado) /i;
const seller = /(?<=^|[\s\0])(?:at|from|to|bei|chez) +([^\0,;]*[^\0,; ])/iu;

export function speaksOfSpending({ rest, known }: CaptureLine): boolean {
  return findWord(rest, [...everyday, ...(known.category ?? []), ...(known.vendor ?? [])]) !== null;
}

type Found = Token & { is: 'field' };

/** Known words first, then who follows "at"; of what is left the first is the category, the next the vendor. */
export function readFields({ tokens, rest: line, typed, known }: CaptureLine, sum: Token | undefined): Token[] {
  const found: Found[] = [];
  const rest = blankSpan(line, sum);
  let left = rest;
  const has = (field: string) => found.some((each) => each.field === field);
  const take = (field: string, from: number, to: number, text = capital(typed.slice(from, to))) => {
    found.push({ is: 'field', field, text, from, to });
    left = blankSpan(left, { from, to });
  };
  const verb = paying.exec(left);
  if (verb !== null) take('paid', verb[0].search(/[^\s\0]/), verb[0].trimEnd().length);
  const tag = tokens.find((token) => token.is === 'tag');
  if (tag?.is === 'tag') found.push({ is: 'field', field: 'category', text: tag.tag, from: tag.from, to: tag.to });
  for (const [field, words] of [
    ['category', known.category ?? []],
    ['vendor', known.vendor ?? []],
    ['category', everyday],
  ] as const) {
    const word = has(field) ? null : findWord(left, words);
    if (word === null) continue;
    const text = word.word === word.word.toLowerCase() ? capital(typed.slice(word.from, word.to)) : word.word;
    take(field, word.from - (leading.exec(left.slice(0, word.from))?.[0].length ?? 0), word.to, text);
  }
  const shop = has('vendor') ? null : seller.exec(left);
  if (shop !== null) {
    const to = shop.index + shop[0].length;
    take('vendor', shop.index, to, typed.slice(to - (shop[1]?.length ?? 0), to));
  }
  const isList = /[,;]/.test(rest);
  for (const { 0: words, index } of left.matchAll(/[^\0,;]*[^\0,; ]/g)) {
    const from = index + words.length - words.trimStart().length;
    for (const [field, start, end] of placeWords(words.trim(), isList, has)) take(field, from + start, from + end);
  }
  return found;
}

/** Which fields some words fill. Many words in a row are a remark, unless commas set them apart. */
function placeWords(words: string, isList: boolean, has: (field: string) => boolean): [string, number, number][] {
  const count = words.split(/ +/).length;
  const whole = (field: string): [string, number, number][] => [[field, 0, words.length]];
  if ((has('category') && has('vendor')) || remark.test(words) || !/^\P{Nd}/u.test(words)) return [];
  if (isList) return whole(has('category') ? 'vendor' : 'category');
  if (has('category')) return count <= 3 ? whole('vendor') : [];
  if (count === 1 || (count === 2 && has('vendor'))) return whole('category');
  if (count !== 2) return [];
  const space = words.indexOf(' ');
  return [
    ['category', 0, space],
    ['vendor', words.lastIndexOf(' ') + 1, words.length],
  ];
}

function findWord(rest: string, words: readonly string[]): { word: string; from: number; to: number } | null {
  const lower = rest.length === rest.toLowerCase().length ? rest.toLowerCase() : rest;
  for (const word of words.toSorted((a, b) => b.length - a.length)) {
    for (let from = lower.indexOf(word.toLowerCase()); from >= 0; from = lower.indexOf(word.toLowerCase(), from + 1)) {
      const to = from + word.length;
      const isWhole = !/[\p{L}\p{N}]/u.test(`${lower[from - 1] ?? ''}${lower[to] ?? ''}`);
      if (word !== '' && isWhole) return { word, from, to };
    }
  }
  return null;
}

/** "on stamps": what leads to the word goes with it. */
const leading = /(?:on|for|für|pour|para) +$/i;
/** "with Anna" is nobody who sells. */
const remark = /^(?:with|for|on|and|because|mit|für|und|avec|pour|et|con|para|y) /i;

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
