/** What rows stand under. */
import type { ReactNode } from 'react';
import styles from './GroupHead.module.css';

interface GroupHeadProps {
  children: ReactNode;
  tone?: 'late';
  /** What can be done with all that stands under it. */
  tool?: ReactNode;
}

export function GroupHead({ children, tone, tool }: GroupHeadProps) {
  const head = (
    <h2 className={`${styles.head} ${tone === undefined ? '' : styles[tone]}`}>
      <bdi>{children}</bdi>
    </h2>
  );
  return !tool ? (
    head
  ) : (
    <div className={styles.tooled}>
      {head}
      {tool}
    </div>
  );
}
