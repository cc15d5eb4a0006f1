/** The period a page shows, and the ways to the one before, the one after, and others. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { PageLink } from './PageLink.tsx';
import styles from './PeriodNav.module.css';

interface PeriodNavProps {
  /** Null where there is none. */
  earlier: string | null;
  later: string | null;
  /** What the period is called. */
  name: ReactNode;
  /** Links to other periods. */
  children: ReactNode;
}

export function PeriodNav({ earlier, later, name, children }: PeriodNavProps) {
  return (
    <nav aria-label="Period" className={styles.period}>
      <div className={styles.steps}>
        <Step href={earlier} label="Earlier" icon={ChevronLeft} />
        {name}
        <Step href={later} label="Later" icon={ChevronRight} />
      </div>
      {children}
    </nav>
  );
}

function Step({ href, label, icon: Icon }: { href: string | null; label: string; icon: typeof ChevronLeft }) {
  if (href === null) return null;
  return (
    <PageLink href={href} className={styles.step} aria-label={label} title={label}>
      <Icon size={18} strokeWidth={1.75} aria-hidden />
    </PageLink>
  );
}
