import { readValues } from '@holdfast/shared/entities/defineEntity';
import { sale } from '@holdfast/shared/entities/sale';
import { describe, expect, it } from 'vitest';
import { rollupEntries } from '../../data/fakes/rollupEntries.ts';
import { totalSales } from './saleAmounts.ts';
import { canDelete, statusChoices } from './saleStatus.ts';

const made = (values: object) => ({ id: 'x', ...readValues(sale, { unitPrice: 1000, currency: 'EUR', ...values }) });

const total = (period: readonly object[], unpaid: readonly object[]) =>
  totalSales(rollupEntries(sale, 'month', period), rollupEntries(sale, 'unpaid', unpaid));

describe('totals of sales', () => {
  it('counts what was sold and paid, and what was refunded nowhere', () => {
    const sales = [made({ quantity: 2.5 }), made({ status: 'paid' }), made({ status: 'refunded', quantity: 9 })];
    expect(total(sales, [])).toEqual([{ currency: 'EUR', sold: 3500, paid: 1000, due: 0 }]);
  });

  it('counts as due whatever is unpaid, also of other months', () => {
    const unpaid = [made({}), made({ quantity: 3, date: '2019-01-01' }), made({ currency: 'KWD' })];
    expect(total([made({}), made({ status: 'paid' })], unpaid)).toEqual([
      { currency: 'EUR', sold: 2000, paid: 1000, due: 4000 },
      { currency: 'KWD', sold: 0, paid: 0, due: 1000 },
    ]);
  });

  it('keeps currencies apart', () => {
    const totals = total([made({}), made({ currency: 'JPY', status: 'paid' })], [made({})]);
    expect(totals).toEqual([
      { currency: 'EUR', sold: 1000, paid: 0, due: 1000 },
      { currency: 'JPY', sold: 1000, paid: 1000, due: 0 },
    ]);
  });
});

describe('a sale that was paid', () => {
  it('has no way to a deletion: nothing a form offers leads back to a status that can be deleted', () => {
    const seen = new Set(statusChoices('paid'));
    for (const status of seen) for (const next of statusChoices(status)) seen.add(next);
    expect([...seen].sort()).toEqual(['paid', 'refunded']);
    expect([...seen].filter((status) => canDelete({ status }))).toEqual([]);
    expect(canDelete({ status: 'unpaid' })).toBe(true);
  });

  it('can be chosen as it is, whatever it is', () => {
    for (const status of ['unpaid', 'paid', 'refunded'] as const) expect(statusChoices(status)).toContain(status);
  });
});
