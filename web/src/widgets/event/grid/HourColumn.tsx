/** One day beside the clock: a press where nothing stands begins an event there. */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { civilFormat } from '../../../ui/time/dateWords.ts';
import { addRecord } from '../../openRecord.ts';
import { Entry } from './Entry.tsx';
import { NowLine } from './NowLine.tsx';
import { dayMinutes, type PlacedHours } from './placeHours.ts';
import styles from './TimeGrid.module.css';
import { wallOn } from './wallOn.ts';

interface HourColumnProps {
  placed: readonly PlacedHours[];
  date: CivilDate;
  isToday: boolean;
  /** Whether the keyboard stands on the day. */
  isStop: boolean;
}

/** A press begins at the half hour it falls into. */
const stepMinutes = 30;
const share = (minutes: number) => `${(minutes / dayMinutes) * 100}%`;

export function HourColumn({ placed, date, isToday, isStop }: HourColumnProps) {
  const addAt = (part: number) => {
    const step = Math.floor((part * dayMinutes) / stepMinutes);
    const last = dayMinutes / stepMinutes - 1;
    addRecord('event', { start: wallOn(date, Math.min(Math.max(step, 0), last) * stepMinutes) });
  };
  return (
    <td className={styles.day}>
      <button
        type="button"
        tabIndex={-1}
        className={styles.slots}
        aria-label={`Add on ${civilFormat(date, { day: 'numeric', month: 'long' })} where it is pressed`}
        onClick={({ nativeEvent, currentTarget }) => addAt(nativeEvent.offsetY / currentTarget.offsetHeight)}
      />
      <ul>
        {placed.map(({ entry, top, bottom, column, columns }) => (
          <li
            key={entry.event.id}
            className={styles.placed}
            style={{
              insetBlockStart: share(top),
              blockSize: share(bottom - top),
              insetInlineStart: `${(column / columns) * 100}%`,
              inlineSize: `${100 / columns}%`,
            }}
          >
            <Entry entry={entry} isStop={isStop} time className={styles.entry} />
          </li>
        ))}
      </ul>
      {isToday && <NowLine />}
    </td>
  );
}
