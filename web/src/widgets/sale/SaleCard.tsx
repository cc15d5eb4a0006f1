/** What was sold this month and what is still to come in of all months, then the newest sales. */
import { sale } from '@holdfast/shared/entities/sale';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { useToday } from '../../ui/time/clock.ts';
import { civilFormat } from '../../ui/time/dateWords.ts';
import { allWords } from '../allWords.ts';
import { EmptyNote } from '../EmptyNote.tsx';
import { EntityCard } from '../EntityCard.tsx';
import { sales } from './definition.ts';
import { SaleRow } from './SaleRow.tsx';
import { SaleTotals } from './SaleTotals.tsx';
import { useSaleTotals } from './useSaleTotals.ts';

const shownRows = 5;

export function SaleCard() {
  const store = useEntityStore(sale);
  const today = useToday();
  const totals = useSaleTotals({ equals: [today.slice(0, 7)] });
  const list = store.useList({ by: ['date'], reverse: true, limit: shownRows });
  const rows = list?.rows ?? [];

  return (
    <EntityCard
      of={sales}
      rows={rows}
      isReady={totals !== undefined && list !== undefined}
      aside={totals !== undefined && totals.length > 0 && civilFormat(today, { month: 'long' })}
      all={allWords(list?.count, sales)}
      query="?period=all"
    >
      {totals?.map((total) => (
        <SaleTotals key={total.currency} {...total} />
      ))}
      {list?.rows.length === 0 && (
        <EmptyNote of={sales} example="3 × Lamp at 40.00, unpaid, due in two weeks">
          Note what you sell and see what is still to be paid.
        </EmptyNote>
      )}
      <ul>
        {rows.map((row) => (
          <SaleRow key={row.id} sale={row} today={today} />
        ))}
      </ul>
    </EntityCard>
  );
}
