/** What was sold this month and what is still to come in of all months, then the newest sales. */
import { sale } from '@holdfast/shared/entities/sale';
import { monthOf } from '@holdfast/shared/values/civilDate';
import { useState } from 'react';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { formatMoney } from '../../ui/money/formatMoney.ts';
import { useToday } from '../../ui/time/clock.ts';
import { civilFormat } from '../../ui/time/dateWords.ts';
import { EmptyNote, MoreRows } from '../../ui/WidgetCard.tsx';
import { EntityCard } from '../EntityCard.tsx';
import { sales } from './definition.ts';
import { SaleForm } from './form.ts';
import styles from './Sale.module.css';
import { SaleRow } from './SaleRow.tsx';
import { type SaleTotals, totalSales } from './saleAmounts.ts';

const pageSize = 20;

export function SaleCard() {
  const store = useEntityStore(sale);
  const today = useToday();
  const [limit, setLimit] = useState(pageSize);
  const totals = store.useRead(
    async ({ query }) =>
      totalSales(
        await query({ by: ['date'], ...monthOf(today) }),
        await query({ by: ['status', 'due'], equals: ['unpaid'] }),
      ),
    [today],
  );
  const list = store.useList({ by: ['date'], reverse: true, limit });

  return (
    <EntityCard
      of={sales}
      Form={SaleForm}
      isReady={totals !== undefined && list !== undefined}
      aside={totals !== undefined && totals.length > 0 && civilFormat(today, { month: 'long' })}
    >
      {(edit) => (
        <>
          {totals?.map((total) => (
            <Totals key={total.currency} {...total} />
          ))}
          {list?.rows.length === 0 && (
            <EmptyNote example="3 × Lamp at 40.00, unpaid, due in two weeks">
              Note what you sell and see what is still to be paid.
            </EmptyNote>
          )}
          <ul>
            {list?.rows.map((row) => (
              <SaleRow key={row.id} sale={row} today={today} onEdit={() => edit(row)} />
            ))}
          </ul>
          {list && <MoreRows shown={list.rows.length} total={list.count} onMore={() => setLimit(limit + pageSize)} />}
        </>
      )}
    </EntityCard>
  );
}

function Totals({ currency, sold, paid, due }: SaleTotals) {
  return (
    <dl className={styles.totals}>
      {(
        [
          ['Sold', sold],
          ['Paid', paid],
          ['Due in all', due],
        ] as const
      ).map(([name, minor]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{formatMoney(minor, currency)}</dd>
        </div>
      ))}
    </dl>
  );
}
