import { describe, expect, it } from 'vitest';
import { createSessionCache } from './sessionCache.ts';

const sessionOf = (userId: string) => ({ userId, endsAtMs: 1, readAtMs: 0 });

describe('the session cache', () => {
  it('[AU4] forgets every session of a person, and nobody else’s', () => {
    const cache = createSessionCache(10);
    for (const [token, user] of [
      ['t1', 'ada'],
      ['t2', 'ada'],
      ['t3', 'bob'],
    ] as const)
      cache.learn(token, sessionOf(user), cache.endings());
    cache.forgetUser('ada');
    expect(cache.tokens()).toEqual(['t3']);
  });

  it('[AU4] forgets those that have ended, and keeps the others', () => {
    const cache = createSessionCache(10);
    for (const token of ['good', 'ended']) cache.learn(token, sessionOf('ada'), cache.endings());
    cache.forget(['ended', 'never known']);
    expect(cache.tokens()).toEqual(['good']);
  });

  it.each([
    [
      'known before',
      (cache: ReturnType<typeof createSessionCache>) => cache.learn('t1', sessionOf('ada'), cache.endings()),
    ],
    ['never seen before', () => {}],
  ])('[AU4] does not learn from an answer that was on its way when a session of theirs ended, %s', (_, before) => {
    const cache = createSessionCache(10);
    before(cache);
    const asked = cache.endings();
    cache.forgetUser('ada');
    expect(cache.learn('t1', sessionOf('ada'), asked)).toBe(false);
    expect(cache.learn('t2', sessionOf('bob'), asked)).toBe(true);
    expect(cache.tokens()).toEqual(['t2']);
    expect(cache.learn('t1', sessionOf('ada'), cache.endings())).toBe(true);
  });

  it('holds so many at most; the oldest goes first', () => {
    const cache = createSessionCache(2);
    for (const token of ['t1', 't2', 't1', 't3']) cache.learn(token, sessionOf('ada'), cache.endings());
    expect(cache.tokens()).toEqual(['t1', 't3']);
  });
});
