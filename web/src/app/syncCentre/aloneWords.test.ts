import { describe, expect, it } from 'vitest';
import { aloneWords } from './aloneWords.ts';

describe('what is said of records the server fails on', () => {
  it.each([
    [0, 12, ''],
    [1, 0, ''],
    [
      1,
      12,
      'All of this is saved on this device. The server fails on 1 of these: it stays here, holds up nothing else, and is tried again by itself.',
    ],
    [
      3,
      12,
      'All of this is saved on this device. The server fails on 3 of these: they stay here, hold up nothing else, and are tried again by themselves.',
    ],
  ])('[OB4] %i of %i', (alone, unsent, words) => {
    expect(aloneWords(alone, unsent)).toBe(words);
  });

  it('never counts more than there are', () => {
    expect(aloneWords(5, 2)).toContain('fails on 2 of these');
  });
});
