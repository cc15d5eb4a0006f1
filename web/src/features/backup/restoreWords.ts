/** What is said of a copy before it is merged in. */
import type { Fate } from './planRestore.ts';
import type { FateCounts } from './restoreBackup.ts';

export function countRecords(count: number): string {
  return `${count.toLocaleString()} ${count === 1 ? 'record' : 'records'}`;
}

export function formsWords(count: number): string {
  return `what was typed into ${count === 1 ? '1 form' : `${count} forms`} and not saved`;
}

const fateWords: readonly (readonly [fate: Fate, words: string])[] = [
  ['added', 'new here'],
  ['back', 'deleted here'],
  ['changed', 'different here'],
  ['same', 'the same'],
];

/** "3 new here, 6 the same" */
export function fatesWords(counts: FateCounts): string {
  return fateWords
    .filter(([fate]) => counts[fate] > 0)
    .map(([fate, words]) => `${counts[fate].toLocaleString()} ${words}`)
    .join(', ');
}
