import { describe, expect, it } from 'vitest';
import { createVirtualTimers } from '../../test/virtualTimers.ts';
import { createFreshness, freshness as limits } from './freshness.ts';

const { maxAgeMs, maxDeafAgeMs, quietAfterMs, maxQuietAgeMs } = limits;

function createBench({ isHearing = true } = {}) {
  const { elapsed, advance } = createVirtualTimers();
  const asked: { answer(): void; fail(): void }[] = [];
  const state = { isHearing };
  const freshness = createFreshness({
    elapsed,
    isHearing: () => state.isHearing,
    catchUp: () =>
      new Promise((resolve, reject) => asked.push({ answer: resolve, fail: () => reject(new Error('away')) })),
  });
  const confirm = async () => {
    const confirmed = freshness.confirm();
    asked.at(-1)?.answer();
    await confirmed;
  };
  return { freshness, advance, asked, confirm, state };
}

describe('freshness', () => {
  it.each([
    ['while there are writes', { isWriting: true }, maxAgeMs],
    ['while there are writes that would not be heard', { isWriting: true, isHearing: false }, maxDeafAgeMs],
    ['[DB4] while nobody writes', {}, maxQuietAgeMs],
    ['[DB4] while nobody writes, and it would not be heard', { isHearing: false }, maxQuietAgeMs],
    ['for one that writes, while nobody did', { use: 'writes' as const }, maxAgeMs],
    ['for one that writes, and others are not heard', { use: 'writes' as const, isHearing: false }, maxDeafAgeMs],
  ])('[SV6] %s what is remembered is believed so long and no longer', async (_, how, maxMs) => {
    const {
      isWriting = false,
      isHearing = true,
      use = 'reads' as const,
    } = how as {
      isWriting?: boolean;
      isHearing?: boolean;
      use?: 'reads' | 'writes';
    };
    const { freshness, advance, confirm } = createBench({ isHearing });
    const pass = (ms: number) => {
      advance(ms);
      if (isWriting) freshness.written();
    };
    for (let round = 0; round < 2; round++) {
      pass(maxMs);
      expect(freshness.isFresh(use)).toBe(true);
      pass(1);
      expect(freshness.isFresh(use)).toBe(false);
      await confirm();
    }
  });

  it('is quiet from some time after the last write until the next', () => {
    const { freshness, advance } = createBench();
    expect(freshness.isQuiet()).toBe(true);
    freshness.written();
    advance(quietAfterMs);
    expect(freshness.isQuiet()).toBe(false);
    advance(1);
    expect(freshness.isQuiet()).toBe(true);
    freshness.written();
    expect(freshness.isQuiet()).toBe(false);
  });

  it('when writes begin again, an old memory is confirmed first', () => {
    const { freshness, advance } = createBench();
    advance(maxAgeMs + 1);
    expect(freshness.isFresh()).toBe(true);
    freshness.written();
    expect(freshness.isFresh()).toBe(false);
  });

  it('what was invalidated stays so until it is confirmed', async () => {
    const { freshness, confirm } = createBench();
    freshness.invalidate();
    expect([freshness.isFresh(), freshness.isFresh('writes')]).toEqual([false, false]);
    await confirm();
    expect([freshness.isFresh(), freshness.isFresh('writes')]).toEqual([true, true]);
  });

  it('however many wait, the database is asked once', async () => {
    const { freshness, asked } = createBench();
    freshness.invalidate();
    const waiting = [freshness.confirm(), freshness.confirm(), freshness.confirm()];
    expect(asked).toHaveLength(1);
    asked[0]?.answer();
    await Promise.all(waiting);
    const again = freshness.confirm();
    expect(asked).toHaveLength(2);
    asked[1]?.answer();
    await again;
  });

  it('what is missed while the answer is on its way is invalidated again', async () => {
    const { freshness, asked } = createBench();
    const confirmed = freshness.confirm();
    freshness.invalidate();
    asked[0]?.answer();
    await confirmed;
    expect(freshness.isFresh()).toBe(false);
  });

  it('an answer is as old as its question', async () => {
    const { freshness, advance, asked } = createBench();
    freshness.written();
    const confirmed = freshness.confirm();
    advance(maxAgeMs);
    asked[0]?.answer();
    await confirmed;
    expect(freshness.isFresh()).toBe(true);
    advance(1);
    expect(freshness.isFresh()).toBe(false);
  });

  it('an answer that did not come leaves it invalid, and the next one asks again', async () => {
    const { freshness, asked, confirm } = createBench();
    const confirmed = freshness.confirm();
    asked[0]?.fail();
    await expect(confirmed).rejects.toThrow('away');
    expect(freshness.isFresh()).toBe(false);
    await confirm();
    expect(freshness.isFresh()).toBe(true);
  });
});
