/** What sales come to. */
import { lineTotal } from '@holdfast/shared/values/lineTotal';
import { type Amount, sumByCurrency } from '@holdfast/shared/values/sumByCurrency';
import type { Sale } from './definition.ts';

export function saleAmount({
  quantity,
  unitPrice,
  currency,
}: Pick<Sale, 'quantity' | 'unitPrice' | 'currency'>): Amount {
  return { minor: lineTotal(quantity, unitPrice), currency };
}

export interface SaleTotals {
  currency: string;
  sold: number;
  paid: number;
  due: number;
}

/**
 * By currency: sold and paid of the sales of a period, due of all that is unpaid, whenever it was sold. What was
 * refunded counts nowhere.
 */
export function totalSales(period: readonly Sale[], unpaid: readonly Sale[]): SaleTotals[] {
  const kept = period.filter(({ status }) => status !== 'refunded');
  const sold = sumByCurrency(kept.map(saleAmount));
  const paid = sumByCurrency(kept.filter(({ status }) => status === 'paid').map(saleAmount));
  const due = sumByCurrency(unpaid.map(saleAmount));
  const sumIn = (sums: readonly Amount[], wanted: string) =>
    sums.find(({ currency }) => currency === wanted)?.minor ?? 0;
  return [...new Set([...sold, ...due].map(({ currency }) => currency))].map((currency) => ({
    currency,
    sold: sumIn(sold, currency),
    paid: sumIn(paid, currency),
    due: sumIn(due, currency),
  }));
}
