/** What rows stand under: a name, and what they come to. */
import type { ReactNode } from 'react';
import styles from './GroupHead.module.css';

interface GroupHeadProps {
  children: ReactNode;
  /** At the end of the line. */
  sum?: ReactNode;
  tone?: 'late';
}

export function GroupHead({ children, sum, tone }: GroupHeadProps) {
  return (
    <h2 className={`${styles.head} ${tone === undefined ? '' : styles[tone]}`}>
      <bdi>{children}</bdi>
      {sum !== undefined && <span className={styles.sum}>{sum}</span>}
    </h2>
  );
}
