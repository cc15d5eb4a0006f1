/** What went out this month and on what, then the newest expenses. */
import { expense } from '@holdfast/shared/entities/expense';
import { monthOf } from '@holdfast/shared/values/civilDate';
import { useState } from 'react';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { useToday } from '../../ui/time/clock.ts';
import { civilFormat } from '../../ui/time/dateWords.ts';
import { EmptyNote, MoreRows } from '../../ui/WidgetCard.tsx';
import { EntityCard } from '../EntityCard.tsx';
import { expenses } from './definition.ts';
import { ExpenseRow } from './ExpenseRow.tsx';
import { ExpenseForm } from './form.ts';
import { SpendingBars } from './SpendingBars.tsx';
import { totalSpending } from './totalSpending.ts';

const pageSize = 20;
const shownCategories = 5;

export function ExpenseCard() {
  const store = useEntityStore(expense);
  const today = useToday();
  const [limit, setLimit] = useState(pageSize);
  const month = store.useQuery({ by: ['date'], ...monthOf(today) });
  const list = store.useList({ by: ['date'], reverse: true, limit });

  const spending = totalSpending(month ?? [], shownCategories);
  return (
    <EntityCard
      of={expenses}
      Form={ExpenseForm}
      isReady={month !== undefined && list !== undefined}
      aside={spending.length > 0 && civilFormat(today, { month: 'long' })}
    >
      {(edit) => (
        <>
          {spending.map((total) => (
            <SpendingBars key={total.currency} {...total} />
          ))}
          {list?.rows.length === 0 && (
            <EmptyNote example="24.90, Fuel, at the harbour station">Note what goes out and see on what.</EmptyNote>
          )}
          <ul>
            {list?.rows.map((row) => (
              <ExpenseRow key={row.id} expense={row} today={today} onEdit={() => edit(row)} />
            ))}
          </ul>
          {list && <MoreRows shown={list.rows.length} total={list.count} onMore={() => setLimit(limit + pageSize)} />}
        </>
      )}
    </EntityCard>
  );
}
