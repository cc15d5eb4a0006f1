import { describe, expect, it } from 'vitest';
import { orderAfter } from './orderAfter.ts';

describe('order of a new record', () => {
  it('follows the last one', () => {
    const first = orderAfter(undefined);
    expect(orderAfter(first) > first).toBe(true);
    expect(orderAfter('')).toBe(first);
  });

  it('follows a key that is none', () => {
    for (const odd of ['zzz', '!', 'a00']) expect(orderAfter(odd) > odd).toBe(true);
  });
});
