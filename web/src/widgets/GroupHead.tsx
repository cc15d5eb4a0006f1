/** What rows stand under. */
import type { ReactNode } from 'react';
import styles from './GroupHead.module.css';

interface GroupHeadProps {
  children: ReactNode;
  tone?: 'late';
}

export function GroupHead({ children, tone }: GroupHeadProps) {
  return (
    <h2 className={`${styles.head} ${tone === undefined ? '' : styles[tone]}`}>
      <bdi>{children}</bdi>
    </h2>
  );
}
