import { describe, expect, it } from 'vitest';
import { copyWords, lineWords, reasonWords } from './homecomingWords.ts';

const none = new Map<string, number>();
const day = 86_400_000;

describe('[HM1] what is said of a homecoming', () => {
  it.each([
    [
      [
        ['todo', 3],
        ['sale', 1],
      ],
      [],
      [],
      'While you were away: 3 todos, 1 sale came.',
    ],
    [[], [['todo', 1]], [], 'While you were away: nothing new came, 1 todo you had changed was overtaken.'],
    [
      [['todo', 1]],
      [['todo', 2]],
      [['link', 1]],
      'While you were away: 1 todo came, 2 todos you had changed were overtaken, 1 link went.',
    ],
  ] as const)('%j came, %j were overtaken, %j went', (arrived, overtaken, removed, words) => {
    const [a, o, r] = [arrived, overtaken, removed].map((counts) => new Map<string, number>(counts));
    expect(lineWords({ arrived: a ?? none, overtaken: o ?? none, removed: r ?? none })).toBe(words);
  });

  it('why there is anything to say', () => {
    const words = (wasReset: boolean) => reasonWords({ at: 12 * day, since: 0, wasReset });
    expect(words(false)).toBe('This device had not heard from the server for 12 days.');
    expect(words(true)).toBe(`${words(false)} The server showed it everything anew.`);
  });

  it('[HM2] what became of the copy', () => {
    expect(copyWords('kept', '27 Dec', '1.5 MB')).toContain('until 27 Dec (1.5 MB)');
    for (const copy of ['no_room', 'too_large'] as const) expect(copyWords(copy, '', '')).toContain('is in the diary');
  });
});
