/** An entry in a grid: pressing it opens the event. */
import type { CSSProperties } from 'react';
import { wallTimeWords } from '../../../ui/time/dateWords.ts';
import { openRecord } from '../../openRecord.ts';
import type { TimedEvent } from '../eventTimes.ts';
import styles from './Entry.module.css';

interface EntryProps {
  entry: TimedEvent;
  /** Whether it stands on the day of the keyboard. */
  isStop: boolean;
  /** Beside the title; a bar has none. */
  time?: boolean;
  /** Stands for whole days: how many, and whether it comes from before them and goes on after them. */
  bar?: { days: number; begins: boolean; ends: boolean };
  style?: CSSProperties;
  className?: string | undefined;
}

export function Entry({ entry: { event, from }, isStop, time = false, bar, style, className = '' }: EntryProps) {
  const look = [
    styles.entry,
    bar && styles.bar,
    bar?.begins === false && styles.goesOn,
    bar?.ends === false && styles.cut,
  ];
  return (
    <button
      type="button"
      tabIndex={isStop ? 0 : -1}
      title={event.title}
      aria-label={`Edit ${event.title}`}
      className={[...look, className].filter(Boolean).join(' ')}
      style={bar ? ({ ...style, '--days': bar.days } as CSSProperties) : style}
      onClick={() => openRecord(event)}
    >
      {time && <span className={styles.time}>{wallTimeWords(from)}</span>}
      <bdi>{event.title}</bdi>
    </button>
  );
}
