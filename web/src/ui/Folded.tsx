/** Rows that are there but folded away. They are not even read until somebody opens the fold. */
import { type ReactNode, useState } from 'react';
import styles from './Folded.module.css';

interface FoldedProps {
  name: string;
  /** How many there are, where they are rows of one kind. */
  count?: number;
  children(): ReactNode;
}

export function Folded({ name, count, children }: FoldedProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.folded} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {name}
        {count !== undefined && ` · ${count}`}
      </summary>
      {open && children()}
    </details>
  );
}
