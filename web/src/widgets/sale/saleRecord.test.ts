import { readValues } from '@holdfast/shared/entities/defineEntity';
import { sale } from '@holdfast/shared/entities/sale';
import { describe, expect, it } from 'vitest';
import { numberPrefix } from './numberSale.ts';
import { totalSales } from './saleRecord.ts';

const made = (values: object) => ({ id: 'x', ...readValues(sale, { unitPrice: 1000, currency: 'EUR', ...values }) });

describe('totals of sales', () => {
  it('counts paid and due, and what was refunded nowhere', () => {
    const sales = [made({ quantity: 2.5 }), made({ status: 'paid' }), made({ status: 'refunded', quantity: 9 })];
    expect(totalSales(sales)).toEqual([{ currency: 'EUR', sold: 3500, paid: 1000, due: 2500 }]);
  });

  it('keeps currencies apart', () => {
    const totals = totalSales([made({}), made({ currency: 'JPY', status: 'paid' })]);
    expect(totals).toEqual([
      { currency: 'EUR', sold: 1000, paid: 0, due: 1000 },
      { currency: 'JPY', sold: 1000, paid: 1000, due: 0 },
    ]);
  });
});

describe('letters of a device', () => {
  it('are two, and never read as digits', () => {
    for (const node of ['0000000000000000', 'ffffffffffffffff', '0123456789abcdef']) {
      expect(numberPrefix(node)).toMatch(/^[A-HJ-NP-Z]{2}$/);
    }
  });
});
