/** What the sales of a period come to, and what is still to come in of all, live. */
import { sale } from '@holdfast/shared/entities/sale';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import type { RollupRange } from '../../data/rollups/readRollup.ts';
import { type SaleTotals, totalSales } from './saleAmounts.ts';

/** Of these months. Undefined until the first answer, and none while they are not known. */
export function useSaleTotals(months: RollupRange): SaleTotals[] | undefined {
  return useEntityStore(sale).useRead(
    async ({ rollup }) => totalSales((await rollup('month', months)) ?? [], (await rollup('unpaid')) ?? []),
    [JSON.stringify(months)],
  );
}
