/** Days with their events, each under its date. */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import type { ReactNode } from 'react';
import { civilFormat, dayWords } from '../../ui/time/dateWords.ts';
import styles from './Event.module.css';
import { EventRow } from './EventRow.tsx';
import type { AgendaDay } from './planAgenda.ts';

interface AgendaDaysProps {
  days: readonly AgendaDay[];
  /** What else stands on a day, below its events. */
  also?(date: CivilDate): ReactNode;
  today: CivilDate;
  /** Under a page's heading they are the next, under a card's the one after. */
  heading?: 'h2' | 'h3';
}

export function AgendaDays({ days, also, today, heading = 'h3' }: AgendaDaysProps) {
  return days.map(({ date, entries }) => (
    <div key={date} className={`${styles.day} ${date === today ? styles.today : ''}`}>
      <DayHead date={date} today={today} level={heading} />
      <div>
        {entries.length > 0 && (
          <ul>
            {entries.map((entry) => (
              <EventRow key={entry.event.id} entry={entry} date={date} today={today} />
            ))}
          </ul>
        )}
        {also?.(date)}
      </div>
    </div>
  ));
}

/** A number to see, a sentence to hear. */
function DayHead({ date, today, level: Heading }: { date: CivilDate; today: CivilDate; level: 'h2' | 'h3' }) {
  const near = dayWords(date, today);
  const whole = civilFormat(date, { weekday: 'long', day: 'numeric', month: 'long' });
  const weekday = civilFormat(date, { weekday: 'long' });
  return (
    <Heading className={styles.head}>
      <span className={styles.number} aria-hidden="true">
        {civilFormat(date, { day: 'numeric' })}
      </span>
      <span className={styles.weekday} aria-hidden="true">
        {civilFormat(date, { weekday: 'short' })}
      </span>
      {date.slice(0, 7) !== today.slice(0, 7) && (
        <span className={styles.weekday} aria-hidden="true">
          {civilFormat(date, { month: 'short' })}
        </span>
      )}
      <span className="visually-hidden">{near.startsWith(weekday) ? whole : `${near}, ${whole}`}</span>
    </Heading>
  );
}
