/** The lines of one day in a grid: bars that begin there, room for those that come from a day before, and what is free. */
import styles from './BarLines.module.css';
import { Entry } from './Entry.tsx';
import { isLong } from './planDays.ts';
import type { WeekDay } from './planWeek.ts';

interface BarLinesProps {
  of: WeekDay;
  /** Whether the keyboard stands on the day. */
  isStop: boolean;
  /** Marks without words, where the grid is as narrow as a phone. */
  asMarks?: boolean;
}

export function BarLines({ of: { lines }, isStop, asMarks = false }: BarLinesProps) {
  return (
    <ul className={`${styles.lines} ${asMarks ? styles.marks : ''}`}>
      {lines.map((line, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: a free line is known by its place alone
        if (line === null) return <li key={at} className={styles.free} aria-hidden="true" />;
        if ('goesOn' in line)
          return (
            <li key={line.goesOn.event.id} className={styles.held}>
              <span className="visually-hidden">{line.goesOn.event.title}</span>
            </li>
          );
        const { entry } = line;
        return (
          <li key={entry.event.id}>
            <Entry
              entry={entry}
              isStop={isStop}
              time={!isLong(entry)}
              {...(isLong(entry) && { bar: line })}
              className={styles.entry}
            />
          </li>
        );
      })}
    </ul>
  );
}
