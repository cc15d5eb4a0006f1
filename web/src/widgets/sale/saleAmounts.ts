/** What sales come to. */
import { lineTotal } from '@holdfast/shared/values/lineTotal';
import { type Amount, sumByCurrency } from '@holdfast/shared/values/sumByCurrency';
import { amountOf, type RollupEntry } from '../../data/rollups/readRollup.ts';
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
 * By currency: sold and paid of a period (by month, currency and status), due of all that is unpaid (by currency),
 * whenever it was sold. What was refunded counts nowhere.
 */
export function totalSales(period: readonly RollupEntry[], unpaid: readonly RollupEntry[]): SaleTotals[] {
  const kept = period.filter(({ key }) => key[2] !== 'refunded');
  const sold = sumByCurrency(kept.map((entry) => amountOf(entry, 1)));
  const paid = sumByCurrency(kept.filter(({ key }) => key[2] === 'paid').map((entry) => amountOf(entry, 1)));
  const due = sumByCurrency(unpaid.map((entry) => amountOf(entry, 0)));
  const sumIn = (sums: readonly Amount[], wanted: string) =>
    sums.find(({ currency }) => currency === wanted)?.minor ?? 0;
  return [...new Set([...sold, ...due].map(({ currency }) => currency))].map((currency) => ({
    currency,
    sold: sumIn(sold, currency),
    paid: sumIn(paid, currency),
    due: sumIn(due, currency),
  }));
}
