import { describe, expect, it } from 'vitest';
import { deletionWords, type Loss, lossWords } from './lossWords.ts';

const gone = 'Signing out takes that off this device, and nothing brings it back.';
const perhaps = 'Signing out takes all that off this device, and perhaps nothing brings it back.';

describe('what is said of what signing out would lose', () => {
  it.each<[Loss, words: string]>([
    [
      { kinds: '2 todos, 1 sale', drafts: 0, isCertain: true },
      `The server does not have your latest changes to 2 todos, 1 sale. ${gone}`,
    ],
    [
      { kinds: '1 todo', drafts: 1, isCertain: true },
      `The server does not have your latest changes to 1 todo and what you typed into 1 form and did not save. ${gone}`,
    ],
    [
      { kinds: '', drafts: 2, isCertain: true },
      `The server does not have what you typed into 2 forms and did not save. ${gone}`,
    ],
    [
      { kinds: '', drafts: 1, isCertain: false },
      `The server does not have what you typed into 1 form and did not save. ${gone}`,
    ],
    [
      { kinds: '1 todo', drafts: 0, isCertain: false },
      `Without signing in nobody can tell whether the server has 1 todo. ${perhaps}`,
    ],
    [
      { kinds: '1 todo', drafts: 1, isCertain: false },
      `Without signing in nobody can tell whether the server has 1 todo, and it does not have what you typed into 1 form and did not save. ${perhaps}`,
    ],
  ])('[AU3] %j', (loss, words) => {
    expect(lossWords(loss)).toBe(words);
  });
});

describe('what deleting an account does', () => {
  it.each([
    ['2 todos, 1 sale', 1, 'Here these are 2 todos, 1 sale, and what you typed into 1 form.'],
    ['1 todo', 0, 'Here these are 1 todo.'],
    ['', 0, 'Nothing of yours is on this device.'],
  ])('[AU3] with %j and %i drafts: where it goes, what is here, and what other devices keep', (kinds, drafts, here) => {
    const words = deletionWords({ kinds, drafts });
    for (const told of ['off the server and off this device, for good', here, 'other devices are signed out'])
      expect(words).toContain(told);
  });
});
