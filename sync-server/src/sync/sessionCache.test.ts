import { describe, expect, it } from 'vitest';
import { createSessionCache } from './sessionCache.ts';

const sessionOf = (userId: string, token: string) => ({ userId, token, expiresAtMs: 1, readAtMs: 0 });

describe('the session cache', () => {
  it('[AU1] forgets every session of a person, however it is shown, and nobody else’s', () => {
    const cache = createSessionCache(10);
    cache.learn('cookie 1', sessionOf('ada', 't1'));
    cache.learn('token 1', sessionOf('ada', 't1'));
    cache.learn('cookie 2', sessionOf('ada', 't2'));
    cache.learn('cookie 3', sessionOf('bob', 't3'));
    expect(cache.tokens().sort()).toEqual(['t1', 't2', 't3']);
    cache.forgetUser('ada');
    expect(['cookie 1', 'token 1', 'cookie 2', 'cookie 3'].map((shown) => cache.get(shown)?.userId)).toEqual([
      undefined,
      undefined,
      undefined,
      'bob',
    ]);
  });

  it('[AU1] keeps those that are still good, and those nobody asked for', () => {
    const cache = createSessionCache(10);
    for (const token of ['good', 'ended', 'new']) cache.learn(`cookie ${token}`, sessionOf('ada', token));
    cache.keepOnly(new Set(['good']), ['good', 'ended']);
    expect(cache.tokens()).toEqual(['good', 'new']);
  });

  it('[AU1] doubts what it forgot for a reason, until it is learned again', () => {
    const cache = createSessionCache(10);
    cache.learn('cookie 1', sessionOf('ada', 't1'));
    expect(cache.isDoubted('t1')).toBe(false);
    cache.keepOnly(new Set(), ['t1']);
    expect(cache.isDoubted('t1')).toBe(true);
    cache.learn('cookie 1', sessionOf('ada', 't1'));
    expect(cache.isDoubted('t1')).toBe(false);
    cache.forgetUser('ada');
    expect(cache.isDoubted('t1')).toBe(true);
  });

  it('holds so many at most, and doubts so many at most; the oldest goes first', () => {
    const cache = createSessionCache(2);
    for (const token of ['t1', 't2', 't3']) cache.learn(`cookie ${token}`, sessionOf('ada', token));
    expect(cache.tokens()).toEqual(['t2', 't3']);
    expect(cache.isDoubted('t1')).toBe(false);
    cache.forgetUser('ada');
    cache.learn('cookie t4', sessionOf('bob', 't4'));
    cache.forgetUser('bob');
    expect(['t2', 't3', 't4'].map((token) => cache.isDoubted(token))).toEqual([false, true, true]);
  });
});
