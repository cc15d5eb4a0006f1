/** What every Random keeps: backoff spreads out over all of the time it may. */
import { describe, expect, it } from 'vitest';
import type { Random } from './ports.ts';

export function randomContract(name: string, make: () => Random): void {
  describe(`the dice of ${name}`, () => {
    it('fall evenly from 0 up to, not including, 1, each for itself', () => {
      const { next } = make();
      const pairs = Array.from({ length: 10_000 }, () => [next(), next()] as const);
      expect(Math.min(...pairs.flat())).toBeGreaterThanOrEqual(0);
      expect(Math.max(...pairs.flat())).toBeLessThan(1);
      const counts = new Map<string, number>();
      for (const pair of pairs) {
        const key = pair.map((value) => Math.floor(value * 4)).join();
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      expect(counts.size).toBe(16);
      // 625 of each are expected, and 24 more or less are common: eight times as many are not chance.
      for (const count of counts.values()) expect(Math.abs(count - 625)).toBeLessThan(200);
    });
  });
}
