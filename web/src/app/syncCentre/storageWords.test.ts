import { describe, expect, it } from 'vitest';
import { isShort, largestWords, storageWords } from './storageWords.ts';

const facts = { usedBytes: 24_000_000, recordBytes: 20_000_000, quotaBytes: 100_000_000, persistent: true };
const of = (kind: string, bytes: number) => ({ kind, bytes, count: 1 });

describe('what is said of the room on this device', () => {
  it('how much of how much, and what the browser has promised', () => {
    expect(storageWords(facts)).toMatch(/^24 MB of 100 MB, kept until you remove it$/);
    expect(storageWords({ ...facts, persistent: false })).toContain('the browser may clear it');
  });

  it.each([
    [79_999_999, 100_000_000, false],
    [80_000_000, 100_000_000, true],
    [10, 0, false],
  ])('%i of %i bytes: short %s', (usedBytes, quotaBytes, short) => {
    expect(isShort({ ...facts, usedBytes, quotaBytes })).toBe(short);
  });

  it.each<[about: string, sizes: ReturnType<typeof of>[], words: string]>([
    [
      'the two largest by their share',
      [of('expense', 700), of('history', 200), of('todo', 100)],
      'Most of it: Expenses, about 14 MB · History, about 4 MB',
    ],
    ['what is large alone', [of('todo', 990), of('sale', 10)], 'Most of it: Todos, about 20 MB'],
    ['nothing where nothing is', [], ''],
  ])('%s', (_, sizes, words) => {
    expect(largestWords(sizes, facts)).toBe(words);
  });

  it('nothing of what is small', () => {
    expect(largestWords([of('todo', 5)], { recordBytes: 900_000 })).toBe('');
  });
});
