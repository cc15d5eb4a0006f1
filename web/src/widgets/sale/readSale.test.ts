import { describe, expect, it } from 'vitest';
import { formatMoney } from '../../ui/money/formatMoney.ts';
import { readSale } from './readSale.ts';

const typed = { item: 'Lamp', quantity: '1', unitPrice: '40', currency: 'EUR', date: '2026-11-23', status: 'unpaid' };
const fill = (texts: Record<string, string>) => ({ ...typed, ...texts });

describe('reading the sale form', () => {
  it('reads quantity and price exactly', () => {
    expect(readSale(fill({ quantity: '0.75', unitPrice: '31' }))).toMatchObject({
      errors: {},
      values: { quantity: 0.75, unitPrice: 3100 },
    });
  });

  it('a barcode in both number fields is an error at the field, not a total nobody can add up', () => {
    const read = readSale(fill({ quantity: '999999999', unitPrice: '9999999999' }));
    expect(read.errors).toEqual({ unitPrice: 'Quantity times price is too large' });
  });

  it('a total too large to be exact, made elsewhere, is said instead of shown wrong', () => {
    expect(formatMoney(1e21, 'EUR')).toBe('too large');
    expect(formatMoney(2490, 'EUR', 'en-IE')).toBe('€24.90');
  });
});
