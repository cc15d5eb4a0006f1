/** What a search of the palette has come to, said below it. */
import { mostWords } from '../../data/search/wordsOf.ts';
import type { Found } from './findAcross.ts';

export function outcomeWords({ typed, records, more, isCut }: Found, entries: number): string {
  const text = typed.trim();
  if (text === '') return '';
  const cut = isCut ? ` Of very long records only the first ${mostWords} different words are looked through.` : '';
  if (records.length + entries === 0) return `Nothing here has “${text}” in it.${cut}`;
  const count = records.length === 1 ? '1 record' : `${records.length} records`;
  const shown = more.length > 0 ? `The best ${count}` : count;
  const also = entries === 0 ? '' : `, ${entries === 1 ? '1 command' : `${entries} commands`}`;
  return `${shown}${also}.${cut}`;
}
