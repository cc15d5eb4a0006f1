/** What a ledger shows: its period, its order, and the words it is searched for. All of it stands in the query. */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { ArrowDownUp, ChevronLeft, ChevronRight } from 'lucide-react';
import { hrefWith, type PageQuery } from '../page/navigate.ts';
import { PageLink } from '../page/PageLink.tsx';
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
  return (
    <div className={styles.tools}>
      <nav aria-label="Period" className={styles.period}>
        <Step to={stepPeriod(period, -1)} label="Earlier" icon={ChevronLeft} />
        <span className={styles.now}>{periodWords(period, today)}</span>
        <Step to={stepPeriod(period, 1)} label="Later" icon={ChevronRight} />
        {period === 'all' ? (
          <PageLink className={styles.choice} href={hrefWith({ period: null })}>
            This month
          </PageLink>
        ) : (
          <PageLink className={styles.choice} href={hrefWith({ period: 'all' })}>
            All time
          </PageLink>
        )}
      </nav>
      <PageLink className={styles.choice} href={hrefWith({ sort: isOldest ? null : 'oldest' })}>
        <ArrowDownUp size={16} strokeWidth={1.75} aria-hidden />
        {isOldest ? 'Oldest first' : 'Newest first'}
      </PageLink>
      <SearchField what={what} value={query.q ?? ''} />
    </div>
  );
}

function Step({ to, label, icon: Icon }: { to: Period | null; label: string; icon: typeof ChevronLeft }) {
  if (to === null) return null;
  return (
    <PageLink className={styles.step} href={hrefWith({ period: to })} aria-label={label} title={label}>
      <Icon size={18} strokeWidth={1.75} aria-hidden />
    </PageLink>
  );
}
