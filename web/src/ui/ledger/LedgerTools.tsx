/** What a ledger shows: its period, its order, and the words it is searched for. All of it stands in the query. */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { ArrowDownUp } from 'lucide-react';
import { ChoiceLink } from '../page/ChoiceLink.tsx';
import { hrefWith, type PageQuery } from '../page/navigate.ts';
import { PeriodNav } from '../page/PeriodNav.tsx';
import { SearchField } from '../page/SearchField.tsx';
import styles from './Ledger.module.css';
import { type Period, periodWords, stepPeriod } from './period.ts';

interface LedgerToolsProps {
  /** What is searched: "sales". */
  what: string;
  period: Period;
  query: PageQuery;
  today: CivilDate;
}

export function LedgerTools({ what, period, query, today }: LedgerToolsProps) {
  const isOldest = query.sort === 'oldest';
  const hrefOf = (other: Period | null) => (other === null ? null : hrefWith({ period: other }));
  return (
    <div className={styles.tools}>
      <PeriodNav
        earlier={hrefOf(stepPeriod(period, -1))}
        later={hrefOf(stepPeriod(period, 1))}
        name={<span className={styles.now}>{periodWords(period, today)}</span>}
      >
        {period === 'all' ? (
          <ChoiceLink href={hrefWith({ period: null })}>This month</ChoiceLink>
        ) : (
          <ChoiceLink href={hrefWith({ period: 'all' })}>All time</ChoiceLink>
        )}
      </PeriodNav>
      <ChoiceLink href={hrefWith({ sort: isOldest ? null : 'oldest' })}>
        <ArrowDownUp size={16} strokeWidth={1.75} aria-hidden />
        {isOldest ? 'Oldest first' : 'Newest first'}
      </ChoiceLink>
      <SearchField what={what} value={query.q ?? ''} />
    </div>
  );
}
