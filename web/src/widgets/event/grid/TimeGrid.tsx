/**
 * A day or a week beside a clock. What stands for whole days lies in a row above the hours, the rest where its time is;
 * a press on an hour begins an event there. For who hears it each day is a list in the order of the clock.
 */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { addWallMinutes, wallMinutesBetween } from '@holdfast/shared/values/zonedTime';
import { useEffect, useRef } from 'react';
import { civilFormat, wallTimeWords } from '../../../ui/time/dateWords.ts';
import { addRecord } from '../../openRecord.ts';
import type { CalendarView } from '../calendarView.ts';
import { DueMarks } from '../DueMarks.tsx';
import type { LayerDays } from '../dueLayers.ts';
import type { TimedEvent } from '../eventTimes.ts';
import type { AgendaDay } from '../planAgenda.ts';
import { DayHead } from './DayHead.tsx';
import { Entry } from './Entry.tsx';
import { NowLine } from './NowLine.tsx';
import { dayMinutes, placeHours } from './placeHours.ts';
import { planWeek } from './planWeek.ts';
import styles from './TimeGrid.module.css';
import { useDayKeys } from './useDayKeys.ts';

interface TimeGridProps {
  view: Extract<CalendarView, 'week' | 'day'>;
  days: readonly AgendaDay[];
  layers: readonly LayerDays[];
  day: CivilDate;
  today: CivilDate;
}

const hours = Array.from({ length: 24 }, (_, hour) => hour);
/** What is seen at first, where nothing is earlier. */
const morning = 7;
/** A press begins at the half hour it falls into. */
const stepMinutes = 30;
const wholeDay = 24 * 60;

export function TimeGrid({ view, days, layers, day, today }: TimeGridProps) {
  const { grid, onKeyDown } = useDayKeys(view);
  const place = useRef<HTMLDivElement>(null);
  const whole = planWeek(
    days.map(({ date, entries }) => ({ date, entries: entries.filter(isWhole) })),
    Number.POSITIVE_INFINITY,
  );
  const timed = days.map(({ date, entries }) =>
    placeHours(
      entries.filter((entry) => !isWhole(entry)),
      date,
    ),
  );
  const begins = timed.flatMap((placed, at) =>
    placed.filter(({ entry }) => entry.from >= (days[at]?.date ?? '')).map(({ top }) => top),
  );
  const earliest = Math.min(morning * 60, ...begins);
  const first = days[0]?.date;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each period, not whenever something earlier is added
  useEffect(() => {
    const hoursOf = place.current?.querySelector<HTMLElement>('[data-hours]');
    if (place.current && hoursOf) place.current.scrollTop = (earliest / dayMinutes) * hoursOf.offsetHeight;
  }, [first, view]);

  return (
    <div ref={place} className={styles.place}>
      <table ref={grid} className={`${styles.grid} ${view === 'week' ? styles.week : ''}`} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <td className={styles.axis} />
            {days.map(({ date, entries }) => (
              <th key={date} scope="col">
                <span className={styles.weekday}>{civilFormat(date, { weekday: 'short' })}</span>
                <DayHead date={date} today={today} count={entries.length} isStop={date === day} />
              </th>
            ))}
          </tr>
          <tr>
            <th scope="row" className={styles.axis}>
              All day
            </th>
            {whole.map(({ date, lines }) => (
              <td key={date} className={styles.whole}>
                <ul className={styles.lines}>
                  {lines.map((line, at) => {
                    // biome-ignore lint/suspicious/noArrayIndexKey: a free line is known by its place alone
                    if (line === null) return <li key={at} className={styles.free} aria-hidden="true" />;
                    if ('goesOn' in line)
                      return (
                        <li key={line.goesOn.event.id} className={styles.free}>
                          <span className="visually-hidden">{line.goesOn.event.title}</span>
                        </li>
                      );
                    return (
                      <li key={line.entry.event.id}>
                        <Entry entry={line.entry} isStop={date === day} bar={line} />
                      </li>
                    );
                  })}
                </ul>
                <DueMarks
                  layers={layers}
                  date={date}
                  isStop={date === day}
                  shown={view === 'day' ? 8 : 2}
                  isDay={view === 'day'}
                />
              </td>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" className={styles.axis} aria-label="By the clock">
              <span className={styles.hours} aria-hidden="true" data-hours>
                {hours.map((hour) => (
                  <span key={hour}>{hour > 0 && wallTimeWords(wallOf(first ?? '', hour * 60))}</span>
                ))}
              </span>
            </th>
            {timed.map((placed, at) => {
              const date = days[at]?.date ?? '';
              return (
                <td key={date} className={styles.day}>
                  <button
                    type="button"
                    tabIndex={-1}
                    className={styles.slots}
                    aria-label={`Add on ${civilFormat(date, { day: 'numeric', month: 'long' })} where it is pressed`}
                    onClick={({ nativeEvent, currentTarget }) => {
                      const pressed = (nativeEvent.offsetY / currentTarget.offsetHeight) * dayMinutes;
                      addRecord('event', { start: wallOf(date, Math.floor(pressed / stepMinutes) * stepMinutes) });
                    }}
                  />
                  <ul>
                    {placed.map(({ entry, top, bottom, column, columns }) => (
                      <li
                        key={entry.event.id}
                        className={styles.placed}
                        style={{
                          insetBlockStart: `${(top / dayMinutes) * 100}%`,
                          blockSize: `${((bottom - top) / dayMinutes) * 100}%`,
                          insetInlineStart: `${(column / columns) * 100}%`,
                          inlineSize: `${100 / columns}%`,
                        }}
                      >
                        <Entry entry={entry} isStop={date === day} time className={styles.entry} />
                      </li>
                    ))}
                  </ul>
                  {date === today && <NowLine />}
                </td>
              );
            })}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** All day, or a day long and longer; what runs over midnight stands beside the clock of both days. */
function isWhole({ event, from, to }: TimedEvent): boolean {
  return event.allDay || wallMinutesBetween(from, to) >= wholeDay;
}

/** `minutes`: under a day. */
function wallOf(date: CivilDate, minutes: number): string {
  return addWallMinutes(`${date}T00:00`, Math.min(Math.max(minutes, 0), dayMinutes - stepMinutes));
}
