import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText } from './decimalText.ts';
import { lineTotal } from './lineTotal.ts';
import { sumByCurrency } from './sumByCurrency.ts';

describe('amounts in integers', () => {
  it('writes minor units as a decimal text', () => {
    expect(decimalText(5, 2)).toBe('0.05');
    expect(decimalText(-1234, 3)).toBe('-1.234');
    expect(decimalText(7, 0)).toBe('7');
  });

  it('rounds half away from zero', () => {
    expect(lineTotal(0.5, 5)).toBe(3);
    expect(lineTotal(0.5, -5)).toBe(-3);
    expect(lineTotal(0.499, 5)).toBe(2);
    expect(lineTotal(1.005, 100)).toBe(101);
    expect(lineTotal(0.75, 3100)).toBe(2325);
  });

  it('is exact for every quantity of three decimals', () => {
    const thousandths = fc.integer({ min: 0, max: 10_000_000 });
    const price = fc.integer({ min: 0, max: 900_000_000 });
    fc.assert(
      fc.property(thousandths, price, (quantity, unitPrice) => {
        const total = BigInt(lineTotal(quantity / 1000, unitPrice));
        const twiceOff = 2n * (total * 1000n - BigInt(quantity) * BigInt(unitPrice));
        expect(twiceOff > -1000n && twiceOff <= 1000n).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('never adds different currencies', () => {
    const eur = (minor: number) => ({ minor, currency: 'EUR' });
    expect(sumByCurrency([eur(1), { minor: 5, currency: 'JPY' }, eur(2)])).toEqual([
      { minor: 3, currency: 'EUR' },
      { minor: 5, currency: 'JPY' },
    ]);
  });
});
