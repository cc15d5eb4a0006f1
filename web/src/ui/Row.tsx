/**
 * One record in a list: something to press or see, its title, what stands at the end, a second line, and its actions.
 * Actions show on hover and focus where there is a pointer, always where there is none.
 */
import type { ReactNode } from 'react';
import styles from './Row.module.css';

interface RowProps {
  /** Whose row it is: where it goes the focus can follow. */
  id: string;
  lead?: ReactNode;
  title: ReactNode;
  trail?: ReactNode;
  meta?: ReactNode;
  /** How far the record has come: at the end of the second line, or of the only one. */
  mark: ReactNode;
  actions: ReactNode;
  /** Done, paid back, over: still there but stepped back. */
  faded?: boolean;
}

export function Row({ id, lead, title, trail, meta, mark, actions, faded = false }: RowProps) {
  const end = <span className={styles.actions}>{actions}</span>;
  return (
    <li data-row={id} className={`${styles.row} ${faded ? styles.faded : ''}`}>
      {lead !== undefined && <div className={styles.lead}>{lead}</div>}
      <div className={styles.body}>
        <div className={styles.line}>
          <span className={styles.title}>
            <bdi>{title}</bdi>
          </span>
          <span className={styles.trail}>
            {meta === undefined && mark}
            {trail}
          </span>
        </div>
        {meta !== undefined && (
          <div className={`${styles.line} ${styles.lower}`}>
            <span className={styles.meta}>{meta}</span>
            {mark}
            {end}
          </div>
        )}
      </div>
      {meta === undefined && end}
    </li>
  );
}

/** Small facts on one line, dots between. */
export function Facts({ children }: { children: readonly ReactNode[] }) {
  const said = children.filter((fact) => fact !== null && fact !== '' && fact !== false && fact !== undefined);
  return said.map((fact, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: facts have no identity but their place
    <span key={index} className={styles.fact}>
      <bdi>{fact}</bdi>
    </span>
  ));
}
