import { describe, expect, it } from 'vitest';
import { createGuesses, guessing } from './guesses.ts';

describe('[FA1] guesses at one account', () => {
  function create() {
    let nowMs = 1_000_000;
    const guesses = createGuesses(() => nowMs);
    const guess = (times: number, account = 'ada') => {
      for (let n = 0; n < times; n++) guesses.wrong(account);
    };
    return { ...guesses, guess, pass: (ms: number) => (nowMs += ms) };
  }

  it.each([
    [0, 0],
    [guessing.free - 1, 0],
    [guessing.free, 1_000],
    [guessing.free + 1, 2_000],
    [guessing.free + 4, 16_000],
    [guessing.free + 9, guessing.mostWaitMs],
    [5_000, guessing.mostWaitMs],
  ])('after %i wrong ones the next waits %i ms', (times, waitMs) => {
    const { guess, waitMs: wait, pass } = create();
    guess(times);
    expect(wait('ada')).toBe(waitMs);
    pass(waitMs);
    expect(wait('ada')).toBe(0);
  });

  it('count for nobody else, are over with the right one, and are forgotten in the end', () => {
    const { guess, waitMs, right, pass } = create();
    guess(20);
    expect(waitMs('bob')).toBe(0);
    right('ada');
    expect(waitMs('ada')).toBe(0);
    guess(20);
    pass(guessing.forgottenAfterMs);
    guess(1);
    expect(waitMs('ada')).toBe(0);
  });

  it('are kept for so many accounts at most', () => {
    const { guess, waitMs } = create();
    guess(20);
    for (let n = 0; n < guessing.accounts; n++) guess(1, `account ${n}`);
    expect(waitMs('ada')).toBe(0);
  });
});
