/** All expenses as a ledger by day, and on what they went. */
import { expense } from '@holdfast/shared/entities/expense';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { LedgerTools } from '../../ui/ledger/LedgerTools.tsx';
import { boundsOf, type Period, periodOf } from '../../ui/ledger/period.ts';
import { hrefWith, useQuery } from '../../ui/page/navigate.ts';
import { PageLink } from '../../ui/page/PageLink.tsx';
import { useToday } from '../../ui/time/clock.ts';
import { matchesText } from '../../ui/words/matchesText.ts';
import { bulkDelete } from '../bulkActions.ts';
import { dayGroups } from '../dayGroups.tsx';
import { EntityPage } from '../EntityPage.tsx';
import { PagedList } from '../PagedList.tsx';
import { type Expense, expenses } from './definition.ts';
import { ExpenseRow } from './ExpenseRow.tsx';
import { SpendingBars } from './SpendingBars.tsx';
import { totalSpending } from './totalSpending.ts';

const shownCategories = 8;
const bulk = [bulkDelete<typeof expense>()];

export function ExpensePage() {
  const today = useToday();
  const query = useQuery();
  const period = periodOf(query.period, today);
  const { q: search = '', category } = query;

  return (
    <EntityPage of={expenses} bulk={bulk}>
      <LedgerTools what="expenses" period={period} query={query} today={today} />
      {period !== 'all' && <PeriodSpending period={period} />}
      {category !== undefined && (
        <p>
          Only {category || 'without a category'} · <PageLink href={hrefWith({ category: null })}>Show all</PageLink>
        </p>
      )}
      <PagedList
        entity={expense}
        query={{ by: ['date'], ...boundsOf(period), reverse: query.sort !== 'oldest' }}
        filter={filterOf(search, category)}
        groups={dayGroups(({ date }: Expense) => date, today)}
        empty={<p>{search === '' ? 'No expenses in this period.' : `No expense here has “${search}” in it.`}</p>}
      >
        {(row) => <ExpenseRow expense={row} today={today} isUnderDay />}
      </PagedList>
    </EntityPage>
  );
}

function filterOf(search: string, category: string | undefined) {
  if (search === '' && category === undefined) return undefined;
  return {
    key: `${category ?? '*'} ${search}`,
    matches: (row: Expense) =>
      (category === undefined || row.category === category) &&
      matchesText([row.vendor, row.category, row.method, row.note], search),
  };
}

function PeriodSpending({ period }: { period: Period }) {
  const rows = useEntityStore(expense).useQuery({ by: ['date'], ...boundsOf(period) });
  return totalSpending(rows ?? [], shownCategories).map((total) => <SpendingBars key={total.currency} {...total} />);
}
