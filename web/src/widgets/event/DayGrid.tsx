/**
 * Weeks of days, as the grid pattern of the ARIA guide has it: one Tab stop, arrows go by days and weeks, and a day
 * leads to itself. In a month a day shows the first of what is on it, in a single week all of it.
 */
import { addDays, type CivilDate } from '@holdfast/shared/values/civilDate';
import { Plus } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { IconButton } from '../../ui/Button.tsx';
import { goTo, hrefWith } from '../../ui/page/navigate.ts';
import { PageLink } from '../../ui/page/PageLink.tsx';
import { civilFormat, wallTimeWords } from '../../ui/time/dateWords.ts';
import { addRecord, openRecord } from '../openRecord.ts';
import styles from './DayGrid.module.css';
import type { TimedEvent } from './eventTimes.ts';
import type { AgendaDay } from './planAgenda.ts';

interface DayGridProps {
  days: readonly AgendaDay[];
  /** Where the keyboard stands. */
  day: CivilDate;
  today: CivilDate;
  /** Days of another month step back. */
  month: string | null;
  /** How many entries a day shows before "2 more". */
  shown: number;
}

const weekLength = 7;
const stepsOf: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

export function DayGrid({ days, day, today, month, shown }: DayGridProps) {
  const table = useRef<HTMLTableElement>(null);
  const focusDay = (date: CivilDate) => table.current?.querySelector<HTMLElement>(`[data-day="${date}"]`)?.focus();
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const from = event.target instanceof HTMLElement ? event.target.dataset.day : undefined;
    const steps = stepsOf[event.key];
    if (from === undefined || steps === undefined) return;
    event.preventDefault();
    const isReverse = getComputedStyle(event.currentTarget).direction === 'rtl' && Math.abs(steps) === 1;
    const to = addDays(from, isReverse ? -steps : steps);
    goTo(hrefWith({ day: to }), { replace: true, state: history.state });
    requestAnimationFrame(() => focusDay(to));
  };
  const weeks = Array.from({ length: Math.ceil(days.length / weekLength) }, (_, at) =>
    days.slice(at * weekLength, (at + 1) * weekLength),
  );
  return (
    <table ref={table} className={styles.grid} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          {weeks[0]?.map(({ date }) => (
            <th key={date} scope="col" abbr={civilFormat(date, { weekday: 'long' })}>
              {civilFormat(date, { weekday: 'short' })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.date}>
            {week.map(({ date, entries }) => (
              <td
                key={date}
                className={[
                  month !== null && date.slice(0, 7) !== month && styles.other,
                  date === today && styles.today,
                ]
                  .filter(Boolean)
                  .join(' ')}
              >
                <div className={styles.head}>
                  <PageLink
                    href={hrefWith({ view: 'day', day: date })}
                    data-day={date}
                    tabIndex={date === day ? 0 : -1}
                    className={styles.number}
                    aria-label={`${civilFormat(date, { weekday: 'long', day: 'numeric', month: 'long' })}${date === today ? ', today' : ''}, ${entries.length === 1 ? '1 entry' : `${entries.length} entries`}`}
                  >
                    {civilFormat(date, { day: 'numeric' })}
                  </PageLink>
                  <span className={styles.add}>
                    <IconButton
                      icon={Plus}
                      label={`Add on ${civilFormat(date, { day: 'numeric', month: 'long' })}`}
                      tabIndex={date === day ? 0 : -1}
                      onClick={() => addRecord('event', { start: `${date}T09:00` })}
                    />
                  </span>
                </div>
                <ul>
                  {entries.slice(0, shown).map((entry) => (
                    <Entry key={entry.event.id} entry={entry} date={date} isStop={date === day} />
                  ))}
                </ul>
                {entries.length > shown && (
                  <PageLink
                    href={hrefWith({ view: 'day', day: date })}
                    tabIndex={date === day ? 0 : -1}
                    className={styles.more}
                  >
                    {entries.length - shown} more
                  </PageLink>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Entry({ entry, date, isStop }: { entry: TimedEvent; date: CivilDate; isStop: boolean }) {
  const { event, from, to } = entry;
  const begins = from.slice(0, 10) === date;
  const isLong = event.allDay || from.slice(0, 10) !== to.slice(0, 10);
  return (
    <li>
      <button
        type="button"
        tabIndex={isStop ? 0 : -1}
        title={event.title}
        aria-label={`Edit ${event.title}`}
        className={`${styles.entry} ${isLong ? styles.long : ''} ${begins ? '' : styles.goesOn}`}
        onClick={() => openRecord(event)}
      >
        {!event.allDay && begins && <span className={styles.time}>{wallTimeWords(from)}</span>}
        <bdi>{event.title}</bdi>
      </button>
    </li>
  );
}
