/** A sale as the widget hands it around, and what it comes to. */
import type { sale } from '@holdfast/shared/entities/sale';
import type { Entry } from '../../data/entityStore.ts';
import { lineTotal } from '../../ui/money/lineTotal.ts';
import { type Amount, sumByCurrency } from '../../ui/money/sumByCurrency.ts';

export type Sale = Entry<typeof sale>;

export function saleAmount({
  quantity,
  unitPrice,
  currency,
}: Pick<Sale, 'quantity' | 'unitPrice' | 'currency'>): Amount {
  return { minor: lineTotal(quantity, unitPrice), currency };
}

/**
 * What a sale may become in a form. What was paid is refunded and never unpaid again, or it could be deleted by way of
 * that; who pressed Mark paid by mistake has Undo.
 */
export function statusChoices(status: Sale['status']): Sale['status'][] {
  return status === 'unpaid' ? ['unpaid', 'paid'] : ['paid', 'refunded'];
}

/** Money that changed hands leaves a trace: only what was not paid is deleted. */
export function canDelete({ status }: Pick<Sale, 'status'>): boolean {
  return status === 'unpaid';
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
