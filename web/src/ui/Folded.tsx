/** Rows that are there but folded away. They are not even read until somebody opens the fold. */
import { type ReactNode, useState } from 'react';
import styles from './Folded.module.css';

export function Folded({ name, count, children }: { name: string; count: number; children(): ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.folded} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {name} · {count}
      </summary>
      {open && children()}
    </details>
  );
}
