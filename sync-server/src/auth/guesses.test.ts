import { describe, expect, it } from 'vitest';
import { createGuesses, guessing, type Outcome } from './guesses.ts';

describe('[FA1] guesses at one account', () => {
  function create() {
    let nowMs = 1_000_000;
    const guesses = createGuesses(() => nowMs);
    const pass = (ms: number) => {
      nowMs += ms;
    };
    /** One try after the other, each when it may be made. */
    const guess = (times: number, outcome: Outcome = 'wrong', account = 'ada') => {
      for (let n = 0; n < times; n++) {
        let guessed = guesses.begin(account);
        for (; 'waitMs' in guessed; guessed = guesses.begin(account)) pass(guessed.waitMs);
        guessed.end(outcome);
      }
    };
    /** Of the next try, which is not counted. */
    const waitMs = (account = 'ada') => {
      const guessed = guesses.begin(account);
      if ('waitMs' in guessed) return guessed.waitMs;
      guessed.end('unanswered');
      return 0;
    };
    return { begin: guesses.begin, guess, waitMs, pass };
  }

  it.each([
    [0, 0],
    [guessing.free - 1, 0],
    [guessing.free, 1_000],
    [guessing.free + 1, 2_000],
    [guessing.free + 4, 16_000],
    [guessing.free + 9, guessing.mostWaitMs],
    [200, guessing.mostWaitMs],
  ])('after %i wrong ones the next waits %i ms', (times, ms) => {
    const { guess, waitMs, pass } = create();
    guess(times);
    expect(waitMs()).toBe(ms);
    pass(ms);
    expect(waitMs()).toBe(0);
  });

  it.each<[before: number, atOnce: number, begun: number]>([
    [0, 1, 1],
    [0, 5, 5],
    [0, 50, 5],
    [3, 50, 2],
    [5, 50, 0],
    [20, 50, 0],
  ])('after %i wrong ones, of %i at once %i are made', (before, atOnce, begun) => {
    const { begin, guess } = create();
    guess(before);
    const all = Array.from({ length: atOnce }, () => begin('ada'));
    expect(all.filter((guessed) => !('waitMs' in guessed))).toHaveLength(begun);
  });

  it.each<[Outcome, number]>([
    ['wrong', 2_000],
    ['unanswered', 0],
    ['right', 0],
  ])('after a wait, one that ends %s', (outcome, ms) => {
    const { guess, waitMs } = create();
    guess(guessing.free);
    guess(1, outcome);
    expect(waitMs()).toBe(ms);
  });

  it('that nobody answered cost nothing, however many there were at once, and hide no wrong one', () => {
    const { begin, waitMs } = create();
    const all = Array.from({ length: guessing.free }, () => begin('ada'));
    expect(waitMs()).toBe(1_000);
    for (const guessed of all.slice(1)) if ('end' in guessed) guessed.end('unanswered');
    expect(waitMs()).toBe(0);
    for (let n = 1; n < guessing.free; n++) begin('ada');
    expect(waitMs()).toBe(1_000);
  });

  it('count for nobody else, are over with the right one, and are forgotten in the end', () => {
    const { guess, waitMs, pass } = create();
    guess(20);
    expect(waitMs('bob')).toBe(0);
    guess(1, 'right');
    guess(guessing.free - 1);
    expect(waitMs()).toBe(0);
    guess(20);
    pass(guessing.forgottenAfterMs);
    guess(1);
    expect(waitMs()).toBe(0);
  });

  it('are kept for so many accounts at most', () => {
    const { guess, waitMs } = create();
    guess(20);
    for (let n = 0; n < guessing.accounts; n++) guess(1, 'wrong', `account ${n}`);
    expect(waitMs()).toBe(0);
  });
});
