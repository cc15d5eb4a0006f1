/** Where in a text the words stand that it was found by. */
import { foldText, unspacedSign } from './wordsIn.ts';

export interface Part {
  text: string;
  isMarked: boolean;
}

const wordSign = /[\p{L}\p{N}\p{M}]/u;
const unspaced = new RegExp(`^${unspacedSign}`, 'u');

/** The text in parts, one after the other. `asked`: as of `askedWords`. */
export function markWords(text: string, asked: readonly string[]): Part[] {
  const signs = [...text];
  /** A sign may fold to several or to none: by each folded one, the sign it comes from. */
  const from: number[] = [];
  let folded = '';
  for (const [at, sign] of signs.entries()) {
    const part = foldText(sign).replaceAll(',', '.');
    folded += part;
    for (let n = 0; n < part.length; n += 1) from.push(at);
  }
  const marked = new Set<number>();
  for (const word of asked) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      const begins = at === 0 || unspaced.test(word) || !wordSign.test(folded[at - 1] ?? '');
      if (begins) for (let n = from[at] ?? 0; n <= (from[at + word.length - 1] ?? 0); n += 1) marked.add(n);
    }
  }
  const parts: Part[] = [];
  for (const [at, sign] of signs.entries()) {
    const last = parts.at(-1);
    // A mark that folds to nothing goes with the sign before it.
    const isMarked = marked.has(at) || (last?.isMarked === true && foldText(sign) === '' && marked.has(at + 1));
    if (last?.isMarked === isMarked) last.text += sign;
    else parts.push({ text: sign, isMarked });
  }
  return parts;
}
