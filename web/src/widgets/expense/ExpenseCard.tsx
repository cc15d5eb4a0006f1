/** What went out this month and on what, then the newest expenses. */
import { expense } from '@holdfast/shared/entities/expense';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { useToday } from '../../ui/time/clock.ts';
import { civilFormat } from '../../ui/time/dateWords.ts';
import { allWords } from '../allWords.ts';
import { EmptyNote } from '../EmptyNote.tsx';
import { EntityCard } from '../EntityCard.tsx';
import { expenses } from './definition.ts';
import { ExpenseRow } from './ExpenseRow.tsx';
import { SpendingBars } from './SpendingBars.tsx';
import { totalSpending } from './totalSpending.ts';

const shownRows = 5;
const shownCategories = 3;

export function ExpenseCard() {
  const store = useEntityStore(expense);
  const today = useToday();
  const month = store.useRollup('month', { equals: [today.slice(0, 7)] });
  const list = store.useList({ by: ['date'], reverse: true, limit: shownRows });
  const rows = list?.rows ?? [];

  const spending = totalSpending(month ?? [], shownCategories);
  return (
    <EntityCard
      of={expenses}
      rows={rows}
      isReady={month !== undefined && list !== undefined}
      aside={spending.length > 0 && civilFormat(today, { month: 'long' })}
      all={allWords(list?.count, expenses)}
      query="?period=all"
    >
      {spending.map((total) => (
        <SpendingBars key={total.currency} {...total} />
      ))}
      {list?.rows.length === 0 && (
        <EmptyNote of={expenses} example="24.90, Fuel, at the harbour station">
          Note what goes out and see on what.
        </EmptyNote>
      )}
      <ul>
        {rows.map((row) => (
          <ExpenseRow key={row.id} expense={row} today={today} />
        ))}
      </ul>
    </EntityCard>
  );
}
