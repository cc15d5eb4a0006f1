/**
 * One record in a list: something to press or see, its title (which opens it), its facts, an amount, its actions, and last
 * how far it has come. One grid for every list: in a narrow one the facts stand below the title, in a wide one each in a
 * column of its own. With a mouse the actions appear in a place that is kept for them; a finger draws the row aside.
 */
import type { LucideIcon } from 'lucide-react';
import { type ComponentType, type CSSProperties, createContext, type ReactNode, use, useEffect, useRef } from 'react';
import { IconButton } from '../Button.tsx';
import styles from './Row.module.css';
import { type SwipeDirection, useSwipe } from './useSwipe.ts';

/** The record that was added a moment ago: wherever its row stands, it is shown. */
export const NewRow = createContext<string | null>(null);

/** While somebody selects rows: the box by which one is picked, in the place of what it does otherwise. */
export const RowPick = createContext<ComponentType<{ id: string; title: string }> | null>(null);

/** As a button, or behind the edge that a finger draws the row from. */
export type RowPlace = 'button' | SwipeDirection;

/** What can be done with the record of a row, whichever way it is asked for. */
export interface RowAction {
  /** "Delete"; with the title it is what a button is called. */
  word: string;
  icon: LucideIcon;
  act(): unknown;
  /** A row takes no notice of others than its own. */
  places: readonly string[];
}

export interface RowProps {
  /** Whose row it is: where it goes the focus can follow. */
  id: string;
  /** What kind of thing that is, for whoever does something with the row one is on. */
  entity?: string;
  lead?: ReactNode;
  title: string;
  /** Where the record can be opened. */
  onOpen?(): void;
  /** In their columns; one that is empty keeps its column. One that shows nothing is false, null or ''. */
  facts?: readonly ReactNode[];
  /** More of them, where there is room for columns. */
  details?: readonly ReactNode[];
  /** At the end of the first line; of the whole row where there is neither an action nor a mark. */
  trail?: ReactNode;
  mark?: ReactNode;
  actions?: readonly RowAction[];
  /** Done, paid back, over: still there but stepped back. */
  faded?: boolean;
}

export function Row(props: RowProps) {
  const { id, entity, title, facts = [], details = [], trail, mark, faded = false } = props;
  const Pick = use(RowPick);
  const does: Partial<RowProps> = Pick ? { lead: <Pick id={id} title={title} /> } : props;
  const { lead, onOpen, actions = [] } = does;
  const isNew = use(NewRow) === id;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // At once: the page is laid out for it before its next frame begins, and not within that.
    if (isNew) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isNew]);
  const behind = (direction: SwipeDirection) => actions.find(({ places }) => places.includes(direction));
  const buttons = actions.filter(({ places }) => places.includes('button'));
  const swipe = useSwipe(
    (direction) => behind(direction) !== undefined,
    (direction) => void behind(direction)?.act(),
  );
  const drawn = swipe.direction === null ? undefined : behind(swipe.direction);
  const hasFacts = facts.some((fact) => fact !== '' && fact !== null && fact !== undefined && fact !== false);
  const isBare = buttons.length === 0 && mark === undefined;
  // Beside an amount they would move it out of the column of the others.
  const isSingle = !hasFacts && (isBare || trail === undefined);
  const columns = facts.length + details.length;
  const classes = [
    styles.row,
    faded && styles.faded,
    isNew && styles.isNew,
    isSingle && styles.single,
    !hasFacts && !isSingle && styles.factless,
    isBare && styles.bare,
  ];
  return (
    <li
      ref={row}
      data-row={id}
      data-entity={entity}
      className={classes.filter(Boolean).join(' ')}
      style={{ '--facts': columns } as CSSProperties}
      {...swipe.handlers}
    >
      {drawn && (
        <span
          className={`${styles.behind} ${styles[swipe.direction ?? '']} ${swipe.isFar ? styles.far : ''}`}
          aria-hidden
        >
          <drawn.icon size={18} strokeWidth={1.75} />
          {drawn.word}
        </span>
      )}
      <div
        className={styles.grid}
        style={swipe.offset === 0 ? undefined : { transform: `translateX(calc(${swipe.offset}px * var(--forth)))` }}
      >
        <div className={styles.lead} data-lead="">
          {lead}
        </div>
        {onOpen === undefined ? (
          <span className={styles.title} title={title}>
            <bdi>{title}</bdi>
          </span>
        ) : (
          <button type="button" className={styles.title} aria-label={`Edit ${title}`} title={title} onClick={onOpen}>
            <bdi>{title}</bdi>
          </button>
        )}
        {columns > 0 && (
          <div className={styles.facts}>
            {[...facts, ...details].map((fact, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a fact has no identity but its column
              <span key={index} className={`${styles.fact} ${index < facts.length ? '' : styles.detail}`}>
                <bdi>{fact}</bdi>
              </span>
            ))}
          </div>
        )}
        <span className={styles.trail}>{trail}</span>
        {!isBare && (
          <>
            <span className={styles.actions}>
              {buttons.map(({ word, icon, act }) => (
                <IconButton key={word} icon={icon} label={`${word} ${title}`} onClick={act} />
              ))}
            </span>
            <span className={styles.mark}>{mark}</span>
          </>
        )}
      </div>
    </li>
  );
}
