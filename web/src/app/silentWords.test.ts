import { describe, expect, it } from 'vitest';
import { silentWords } from './silentWords.ts';

describe('what is said of a storage that does not answer', () => {
  it.each([
    [1, '1 change is not saved yet'],
    [3, '3 changes are not saved yet'],
  ])('%i waiting: %s, and what was typed is to be copied first', (changes, words) => {
    expect(silentWords(changes)).toContain(words);
    expect(silentWords(changes)).toContain('Copy what you typed, close every Holdfast tab and the browser');
  });

  it('says of no change that it is not saved where none waits', () => {
    expect(silentWords(0)).toContain('Everything you saved is safe');
    expect(silentWords(0)).not.toContain('not saved');
  });
});
