/** The entries a text means: those that have all its words. */
import { askedWords, hasWords } from '../../data/search/findRows.ts';
import { wordsIn } from '../../data/search/wordsIn.ts';
import type { PaletteEntry } from './paletteEntry.ts';

const most = 6;

export interface MeantEntries {
  /** By what they are called. */
  named: PaletteEntry[];
  /** By what else they are found by. */
  also: PaletteEntry[];
}

/** Nothing typed: those chosen lately, the last first, or all there are while there are none. */
export function matchEntries(entries: readonly PaletteEntry[], typed: string, lately: readonly string[]): MeantEntries {
  if (typed.trim() === '') {
    const recent = lately.flatMap((id) => entries.filter((entry) => entry.id === id));
    return { named: recent.length > 0 ? recent : [...entries], also: [] };
  }
  const asked = askedWords(typed);
  const meant =
    asked.length === 0 ? [] : entries.filter(({ words, also }) => hasWords(wordsIn(`${words} ${also}`), asked));
  const isNamed = ({ words }: PaletteEntry) => hasWords(wordsIn(words), asked);
  const begins = ({ words }: PaletteEntry) => Number(wordsIn(words)[0]?.startsWith(asked[0] ?? '') ?? false);
  const named = meant.filter(isNamed).sort((a, b) => begins(b) - begins(a));
  return { named: named.slice(0, most), also: meant.filter((entry) => !isNamed(entry)).slice(0, most) };
}
