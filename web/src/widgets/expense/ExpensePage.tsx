/** All expenses as a ledger by day, and on what they went. */
import { expense } from '@holdfast/shared/entities/expense';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import type { Query } from '../../data/queryRange.ts';
import { amountOf } from '../../data/rollups/readRollup.ts';
import { LedgerTools } from '../../ui/ledger/LedgerTools.tsx';
import { boundsOf, monthsOf, type Period, periodOf } from '../../ui/ledger/period.ts';
import { Sums } from '../../ui/ledger/Sums.tsx';
import { hrefWith, useQuery } from '../../ui/page/navigate.ts';
import { PageLink } from '../../ui/page/PageLink.tsx';
import { useToday } from '../../ui/time/clock.ts';
import { dayGroups } from '../dayGroups.tsx';
import { EntityPage } from '../EntityPage.tsx';
import { NoneFound } from '../NoneFound.tsx';
import { PagedList } from '../PagedList.tsx';
import { type Expense, expenses } from './definition.ts';
import { ExpenseRow } from './ExpenseRow.tsx';
import { SpendingBars } from './SpendingBars.tsx';
import { totalSpending } from './totalSpending.ts';

const shownCategories = 8;
export function ExpensePage() {
  const today = useToday();
  const query = useQuery();
  const period = periodOf(query.period, today);
  const { q: search = '', category } = query;

  return (
    <EntityPage of={expenses}>
      <LedgerTools what="expenses" period={period} query={query} today={today} />
      <PeriodSpending period={period} />
      {category !== undefined && (
        <p>
          Only {category || 'without a category'} · <PageLink href={hrefWith({ category: null })}>Show all</PageLink>
        </p>
      )}
      <PagedList
        entity={expense}
        query={queryOf(period, query.sort === 'oldest', category)}
        search={search}
        groups={dayGroups(
          ({ date }: Expense) => date,
          today,
          search === '' && category === undefined ? (day) => <DaySum day={day} /> : undefined,
        )}
        empty={search === '' ? <p>No expenses in this period.</p> : <NoneFound of={expenses} search={search} />}
      >
        {(row) => <ExpenseRow expense={row} today={today} isUnderDay />}
      </PagedList>
    </EntityPage>
  );
}

function queryOf(period: Period, isOldest: boolean, category: string | undefined): Query<typeof expense> {
  const days = { ...boundsOf(period), reverse: !isOldest };
  return category === undefined ? { by: ['date'], ...days } : { by: ['category', 'date'], equals: [category], ...days };
}

function DaySum({ day }: { day: string }) {
  const entries = useEntityStore(expense).useRollup('day', { equals: [day] }) ?? [];
  return <Sums of={entries.map((entry) => amountOf(entry, 1))} />;
}

function PeriodSpending({ period }: { period: Period }) {
  const months = useEntityStore(expense).useRollup('month', monthsOf(period));
  return totalSpending(months ?? [], shownCategories).map((total) => <SpendingBars key={total.currency} {...total} />);
}
