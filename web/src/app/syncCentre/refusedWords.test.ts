import { describe, expect, it } from 'vitest';
import { refusedWords } from './refusedWords.ts';

describe('why a change needs its person', () => {
  it('[FA2] where the room is used up: what is safe, and what makes room', () => {
    const words = refusedWords({ code: 'over_quota', message: 'no room' });
    for (const told of [
      'on the server is used up',
      'safe on this device',
      'Delete something',
      'for more room',
      'Retry',
    ]) {
      expect(words).toContain(told);
    }
  });

  it.each([
    ['invalid_field', 'title: too odd', 'the server refused it: title: too odd'],
    ['read_only', '', 'the server refused it: read_only'],
    ['a_later_code', 'the moon is full', 'the server refused it: the moon is full'],
  ])('[OB5] %s, %j', (code, message, words) => {
    expect(refusedWords({ code, message })).toBe(words);
  });
});
