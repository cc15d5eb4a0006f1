/** What went out this month and on what, then the newest expenses. */
import { expense } from '@holdfast/shared/entities/expense';
import { useState } from 'react';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { useSettled } from '../../ui/Settled.tsx';
import { monthOf } from '../../ui/time/civilDate.ts';
import { useToday } from '../../ui/time/clock.ts';
import { civilFormat } from '../../ui/time/dateWords.ts';
import { EmptyNote, MoreRows, WidgetCard } from '../../ui/WidgetCard.tsx';
import { LeftDraft } from '../DraftOffer.tsx';
import { useEditing } from '../useEditing.ts';
import { ExpenseRow } from './ExpenseRow.tsx';
import { totalSpending } from './expenseRecord.ts';
import { ExpenseForm } from './form.ts';
import { SpendingBars } from './SpendingBars.tsx';

const pageSize = 20;
const shownCategories = 5;

export function ExpenseWidget() {
  const store = useEntityStore(expense);
  const today = useToday();
  const [limit, setLimit] = useState(pageSize);
  const month = store.useQuery({ by: ['date'], ...monthOf(today) });
  const list = store.useList({ by: ['date'], reverse: true, limit });
  const { editing, add, edit, goOn, close } = useEditing();
  useSettled(month !== undefined && list !== undefined);

  const spending = totalSpending(month ?? [], shownCategories);
  return (
    <WidgetCard
      name="Expenses"
      addLabel="Add expense"
      onAdd={add}
      aside={spending.length > 0 && civilFormat(today, { month: 'long' })}
    >
      {editing ? <ExpenseForm opened={editing} onClose={close} /> : <LeftDraft entity="expense" onGoOn={goOn} />}
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
    </WidgetCard>
  );
}
