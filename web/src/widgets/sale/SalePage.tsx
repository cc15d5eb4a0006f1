/** All sales as a ledger by day, and what they come to; what is still to be paid, by the day it is due. */
import { sale } from '@holdfast/shared/entities/sale';
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import type { Query } from '../../data/queryRange.ts';
import { amountOf } from '../../data/rollups/readRollup.ts';
import { LedgerTools } from '../../ui/ledger/LedgerTools.tsx';
import { boundsOf, monthsOf, type Period, periodOf } from '../../ui/ledger/period.ts';
import { Sums } from '../../ui/ledger/Sums.tsx';
import { hrefWith, useQuery } from '../../ui/page/navigate.ts';
import { Tabs } from '../../ui/page/Tabs.tsx';
import { useToday } from '../../ui/time/clock.ts';
import { dayGroups } from '../dayGroups.tsx';
import { EntityPage } from '../EntityPage.tsx';
import { NoneFound } from '../NoneFound.tsx';
import { PagedList } from '../PagedList.tsx';
import { type Sale, sales } from './definition.ts';
import { SaleRow } from './SaleRow.tsx';
import { SaleTotals } from './SaleTotals.tsx';
import { useSaleTotals } from './useSaleTotals.ts';

const views = [
  { view: 'sold', name: 'Sold' },
  { view: 'paid', name: 'Paid' },
  { view: 'due', name: 'Due' },
  { view: 'overdue', name: 'Overdue' },
] as const;
type View = (typeof views)[number]['view'];

export function SalePage() {
  const today = useToday();
  const query = useQuery();
  const view = views.find((known) => known.view === query.show)?.view ?? 'sold';
  const period = periodOf(query.period, today);
  const byDue = view === 'due' || view === 'overdue';
  const search = query.q ?? '';

  return (
    <EntityPage of={sales}>
      <Totals period={byDue ? 'all' : period} />
      <Tabs
        label="Which sales"
        views={views}
        current={view}
        hrefOf={(next) => hrefWith({ show: next === 'sold' ? null : next })}
      />
      <LedgerTools what="sales" period={byDue ? 'all' : period} query={query} today={today} />
      <PagedList
        entity={sale}
        query={queryOf(view, period, query.sort === 'oldest', today)}
        search={search}
        takes={(added) => isOf(view, added, today)}
        groups={dayGroups(
          ({ due, date }: Sale) => (byDue ? due : date),
          today,
          search === '' ? (day) => <DaySum {...{ view, day }} /> : undefined,
        )}
        empty={search === '' ? <p>{emptyWords(view)}</p> : <NoneFound of={sales} search={search} />}
      >
        {(row) => <SaleRow sale={row} today={today} isUnderDay={!byDue} />}
      </PagedList>
    </EntityPage>
  );
}

function queryOf(view: View, period: Period, isOldest: boolean, today: CivilDate): Query<typeof sale> {
  if (view === 'due') return { by: ['status', 'due'], equals: ['unpaid'], reverse: false };
  if (view === 'overdue') return { by: ['status', 'due'], equals: ['unpaid'], after: null, before: today };
  const inPeriod = { ...boundsOf(period), reverse: !isOldest };
  if (view === 'paid') return { by: ['status', 'date'], equals: ['paid'], ...inPeriod };
  return { by: ['date'], ...inPeriod };
}

/** What was just added elsewhere is none of this list's. */
function isOf(view: View, { status, due }: Sale, today: CivilDate): boolean {
  if (view === 'sold') return true;
  if (view === 'paid') return status === 'paid';
  return status === 'unpaid' && (view === 'due' || (due !== null && due < today));
}

function emptyWords(view: View): string {
  return {
    sold: 'No sales in this period.',
    paid: 'Nothing was paid in this period.',
    due: 'Everything is paid.',
    overdue: 'Nothing is overdue.',
  }[view];
}

function Totals({ period }: { period: Period }) {
  return useSaleTotals(monthsOf(period))?.map((total) => <SaleTotals key={total.currency} {...total} />);
}

/** What the list has on one day. */
function DaySum({ view, day }: { view: View; day: string }) {
  const byDue = view === 'due' || view === 'overdue';
  const entries = useEntityStore(sale).useRollup(byDue ? 'due' : 'day', { equals: [day] }) ?? [];
  const isMeant = view === 'paid' ? (status: unknown) => status === 'paid' : (status: unknown) => status !== 'refunded';
  return (
    <Sums of={(byDue ? entries : entries.filter(({ key }) => isMeant(key[2]))).map((entry) => amountOf(entry, 1))} />
  );
}
