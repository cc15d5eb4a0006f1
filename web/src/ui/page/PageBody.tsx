/** The sheet a page's lists lie on. With a name it is a region of the page. */
import type { ReactNode } from 'react';
import styles from './PageBody.module.css';

export function PageBody({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <section aria-label={label} className={styles.body}>
      {children}
    </section>
  );
}
