/** "253.00 to come in". */
import { sale } from '@holdfast/shared/entities/sale';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { formatMoney } from '../../ui/money/formatMoney.ts';
import { PageLink } from '../../ui/page/PageLink.tsx';
import { totalSales } from './saleAmounts.ts';

export function SaleNow() {
  const unpaid = useEntityStore(sale).useRollup('unpaid') ?? [];
  const due = totalSales([], unpaid).filter((total) => total.due !== 0);
  if (due.length === 0) return null;
  return (
    <PageLink href="/sales?show=due">
      {due.map((total) => formatMoney(total.due, total.currency)).join(' and ')} to come in
    </PageLink>
  );
}
