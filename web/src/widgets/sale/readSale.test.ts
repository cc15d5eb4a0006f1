import { readValues } from '@holdfast/shared/entities/defineEntity';
import { sale } from '@holdfast/shared/entities/sale';
import { describe, expect, it } from 'vitest';
import { formatMoney } from '../../ui/money/formatMoney.ts';
import { readSale, saleForm } from './readSale.ts';

const typed = { item: 'Lamp', quantity: '1', unitPrice: '40', currency: 'EUR', date: '2026-11-23', status: 'unpaid' };
const fill = (texts: Record<string, string>) => ({ ...typed, ...texts });

describe('reading the sale form', () => {
  it.each([
    [
      { quantity: '0.75', unitPrice: '31' },
      { quantity: 0.75, unitPrice: 3100 },
    ],
    [
      { quantity: '1,500', unitPrice: '18.50' },
      { quantity: 1500, unitPrice: 1850 },
    ],
    [{ unitPrice: '0' }, { unitPrice: 0 }],
    [{ unitPrice: '€40' }, { unitPrice: 4000, currency: 'EUR' }],
    [{ unitPrice: '4000', currency: 'JPY' }, { unitPrice: 4000 }],
  ])('[FO5] %j is read as %j', (texts, values) => expect(readSale(fill(texts))).toMatchObject({ errors: {}, values }));

  it.each([
    [{ item: ' ' }, { item: 'Write what was sold' }],
    [{ quantity: '500g' }, { quantity: 'A number like 2.5, in digits: “g” is not understood' }],
    [{ quantity: '0' }, { quantity: 'A number above 0' }],
    [{ quantity: '-1' }, { quantity: 'A number above 0' }],
    [{ unitPrice: '' }, { unitPrice: 'An amount like 24.90' }],
    [{ unitPrice: '12k' }, { unitPrice: 'An amount like 24.90, in digits: “k” is not understood' }],
    [{ unitPrice: '-3' }, { unitPrice: 'A price is not below 0: money back is a refund, or an expense' }],
    [{ unitPrice: '4.5', currency: 'JPY' }, { unitPrice: 'No decimals, as in 2490' }],
    [{ unitPrice: '$5' }, { unitPrice: 'This is in USD: choose that currency, or leave its sign out' }],
    // A barcode in both number fields.
    [{ quantity: '999999999', unitPrice: '9999999999' }, { unitPrice: 'Quantity times price is too large' }],
    [{ quantity: '1', unitPrice: '99999999999' }, { unitPrice: 'At most 10000000000.00' }],
    [{ date: '' }, { date: 'A sale needs a date' }],
  ])('[FO5] %j is refused at its field, which says what is allowed', (texts, errors) =>
    expect(readSale(fill(texts)).errors).toEqual(errors),
  );

  it('reads back what it shows', () => {
    const record = readValues(sale, { ...typed, quantity: 2.5, unitPrice: 123_456_789, due: '2026-12-01', note: 'n' });
    const { number, ...values } = record;
    expect(readSale(saleForm.show(record))).toEqual({ errors: {}, values });
  });

  it('a total too large to be exact, made elsewhere, is said instead of shown wrong', () => {
    expect(formatMoney(1e21, 'EUR')).toBe('too large');
    expect(formatMoney(2490, 'EUR', 'en-IE')).toBe('€24.90');
  });
});
