/** A sale as the widget hands it around, and what it comes to. */
import type { sale } from '@holdfast/shared/entities/sale';
import type { Entry } from '../../data/entityStore.ts';
import { lineTotal } from '../../ui/money/lineTotal.ts';
import { type Amount, sumByCurrency } from '../../ui/money/sumByCurrency.ts';

export type Sale = Entry<typeof sale>;

export function saleAmount({ quantity, unitPrice, currency }: Sale): Amount {
  return { minor: lineTotal(quantity, unitPrice), currency };
}

export interface SaleTotals {
  currency: string;
  sold: number;
  paid: number;
  due: number;
}

/** By currency; what was refunded counts nowhere. */
export function totalSales(sales: readonly Sale[]): SaleTotals[] {
  const kept = sales.filter(({ status }) => status !== 'refunded');
  const paid = sumByCurrency(kept.filter(({ status }) => status === 'paid').map(saleAmount));
  return sumByCurrency(kept.map(saleAmount)).map(({ currency, minor: sold }) => {
    const received = paid.find((amount) => amount.currency === currency)?.minor ?? 0;
    return { currency, sold, paid: received, due: sold - received };
  });
}
