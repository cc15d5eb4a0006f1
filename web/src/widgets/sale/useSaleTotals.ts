/** What the sales of this month come to, and what is still to come in of all months, live. */
import { sale } from '@holdfast/shared/entities/sale';
import { type CivilDate, monthOf } from '@holdfast/shared/values/civilDate';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { type SaleTotals, totalSales } from './saleAmounts.ts';

/** Undefined until the first answer. */
export function useSaleTotals(today: CivilDate): SaleTotals[] | undefined {
  return useEntityStore(sale).useRead(
    async ({ query }) =>
      totalSales(
        await query({ by: ['date'], ...monthOf(today) }),
        await query({ by: ['status', 'due'], equals: ['unpaid'] }),
      ),
    [today],
  );
}
