/**
 * The frame of a widget: a named region with its heading and its one way to add. Says when its first data has come, so
 * that no card can forget to.
 */
import { Plus } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { IconButton } from './Button.tsx';
import { useSettled } from './Settled.tsx';
import styles from './WidgetCard.module.css';

interface WidgetCardProps {
  name: string;
  /** Small print beside the heading. */
  aside?: ReactNode;
  addLabel: string;
  onAdd(): void;
  isReady: boolean;
  children: ReactNode;
  /** The way on, at its lower edge. */
  foot: ReactNode;
}

export function WidgetCard({ name, aside, addLabel, onAdd, isReady, children, foot }: WidgetCardProps) {
  useSettled(isReady);
  const heading = useId();
  return (
    <section className={styles.card} aria-labelledby={heading}>
      <header className={styles.head}>
        <h2 id={heading} className={styles.name}>
          {name}
        </h2>
        {aside !== undefined && (
          <p className={styles.aside}>
            <bdi>{aside}</bdi>
          </p>
        )}
        <IconButton icon={Plus} label={addLabel} onClick={onAdd} />
      </header>
      {children}
      <p className={styles.foot}>{foot}</p>
    </section>
  );
}

/** A titled part of a widget. */
export function CardGroup({
  name,
  count,
  tone,
  tool,
  children,
}: {
  name: string;
  count?: number | undefined;
  tone?: 'late';
  /** What can be done with all of it. */
  tool?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={styles.group}>
      <div className={styles.groupHead}>
        <h3 className={`${styles.groupName} ${tone === 'late' ? styles.late : ''}`}>
          <bdi>{name}</bdi>
          {count !== undefined && <span className={styles.count}> {count}</span>}
        </h3>
        {tool}
      </div>
      {children}
    </div>
  );
}
