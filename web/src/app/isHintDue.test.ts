import { describe, expect, it } from 'vitest';
import { isHintDue } from './isHintDue.ts';

const now = 1_800_000_000_000;
const day = 24 * 3_600_000;

describe('what an account would add is said', () => {
  it.each<[when: string, aloneSince: number | null, isAnswered: boolean, isDue: boolean]>([
    ['never to somebody who has one, or has written nothing', null, false, false],
    ['not on the first day', now - day + 1, false, false],
    ['after a day of use', now - day, false, true],
    ['for as long as nobody answers it', now - 400 * day, false, true],
    ['never again once it is answered', now - 400 * day, true, false],
    ['not while the clock stands before the first record', now + day, false, false],
  ])('%s', (_, aloneSince, isAnswered, isDue) => {
    expect(isHintDue({ aloneSince, isAnswered, now })).toBe(isDue);
  });
});
