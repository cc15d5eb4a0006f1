/** A table of the lab, wider than a phone: it scrolls in its own place. */
import type { ReactNode } from 'react';
import styles from './Lab.module.css';

interface LabTableProps {
  label: string;
  columns: readonly string[];
  /** Its rows. */
  children: ReactNode;
}

export function LabTable({ label, columns, children }: LabTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
