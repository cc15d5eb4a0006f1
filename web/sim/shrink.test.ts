import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shrink } from './shrink.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, k) => k);

describe('shortening a plan', () => {
  it('finds the few steps that matter, wherever they are', async () => {
    const culprits = fc.uniqueArray(fc.nat(199), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(culprits, async (needed) => {
        const breaks = async (steps: readonly number[]) => needed.every((n) => steps.includes(n));
        const found = await shrink(upTo(200), breaks, 10_000);
        expect([...found]).toEqual([...needed].sort((a, b) => a - b));
      }),
    );
  });

  it('stops after as many tries as it may make, with something that still breaks', async () => {
    let tries = 0;
    const breaks = async (steps: readonly number[]) => {
      tries += 1;
      return steps.includes(3) && steps.includes(150);
    };
    const found = await shrink(upTo(200), breaks, 5);
    expect(tries).toBe(5);
    expect(found).toContain(3);
    expect(found).toContain(150);
    expect(found.length).toBeLessThan(200);
  });
});
