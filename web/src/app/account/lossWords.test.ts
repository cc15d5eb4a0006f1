import { describe, expect, it } from 'vitest';
import { lossWords } from './lossWords.ts';

describe('what is said of what signing out would lose', () => {
  it.each([
    [
      '1 todo',
      1,
      true,
      'The server does not have your latest changes to 1 todo. Signing out takes them off this device, and nothing brings them back:',
    ],
    [
      '2 todos, 1 sale',
      3,
      true,
      'The server does not have your latest changes to 2 todos, 1 sale. Signing out takes them off this device, and nothing brings them back:',
    ],
    [
      '1 todo',
      1,
      false,
      'Without signing in nobody can tell whether the server has 1 todo. Signing out takes it off this device, and perhaps nothing brings it back:',
    ],
    [
      '2 todos',
      2,
      false,
      'Without signing in nobody can tell whether the server has 2 todos. Signing out takes them off this device, and perhaps nothing brings them back:',
    ],
  ])('[AU3] %s, %i in all, certain: %s', (kinds, count, isCertain, words) => {
    expect(lossWords(kinds, count, isCertain)).toBe(words);
  });
});
