/** What was sold this month and what is still to come in of all months, then the newest sales. */
import { sale } from '@holdfast/shared/entities/sale';
import { useState } from 'react';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { withAdded } from '../../data/justAdded.ts';
import { formatMoney } from '../../ui/money/formatMoney.ts';
import { useSettled } from '../../ui/Settled.tsx';
import { monthOf } from '../../ui/time/civilDate.ts';
import { useToday } from '../../ui/time/clock.ts';
import { civilFormat } from '../../ui/time/dateWords.ts';
import { EmptyNote, MoreRows, WidgetCard } from '../../ui/WidgetCard.tsx';
import { LeftDraft } from '../DraftOffer.tsx';
import { useEditing } from '../useEditing.ts';
import { SaleForm } from './form.ts';
import styles from './Sale.module.css';
import { SaleRow } from './SaleRow.tsx';
import { type SaleTotals, totalSales } from './saleRecord.ts';

const pageSize = 20;

export function SaleWidget() {
  const store = useEntityStore(sale);
  const today = useToday();
  const [limit, setLimit] = useState(pageSize);
  const month = store.useQuery({ by: ['date'], ...monthOf(today) });
  const unpaid = store.useQuery({ by: ['status', 'due'], equals: ['unpaid'] });
  const read = store.useQuery({ by: ['date'], reverse: true, limit });
  const added = store.useJustAdded();
  const rows = read && withAdded(read, added);
  const count = store.useCount({ by: ['date'] });
  const { editing, add, edit, goOn, close } = useEditing();
  useSettled(month !== undefined && unpaid !== undefined && rows !== undefined && count !== undefined);

  const totals = totalSales(month ?? [], unpaid ?? []);
  return (
    <WidgetCard
      name="Sales"
      addLabel="Add sale"
      onAdd={add}
      aside={totals.length > 0 && civilFormat(today, { month: 'long' })}
    >
      {editing ? <SaleForm opened={editing} onClose={close} /> : <LeftDraft entity="sale" onGoOn={goOn} />}
      {totals.map((total) => (
        <Totals key={total.currency} {...total} />
      ))}
      {rows?.length === 0 && (
        <EmptyNote example="3 × Lamp at 40.00, unpaid, due in two weeks">
          Note what you sell and see what is still to be paid.
        </EmptyNote>
      )}
      <ul>
        {rows?.map((row) => (
          <SaleRow key={row.id} sale={row} today={today} onEdit={() => edit(row)} />
        ))}
      </ul>
      {rows && count !== undefined && (
        <MoreRows shown={rows.length} total={count} onMore={() => setLimit(limit + pageSize)} />
      )}
    </WidgetCard>
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
