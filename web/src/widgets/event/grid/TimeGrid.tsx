/**
 * A day or a week beside a clock. What stands for whole days lies in a row above the hours, the rest where its time is;
 * a press on an hour begins an event there. For who hears it each day is a list in the order of the clock.
 */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { wallMinutesBetween } from '@holdfast/shared/values/zonedTime';
import { useEffect, useRef } from 'react';
import { civilFormat, wallTimeWords } from '../../../ui/time/dateWords.ts';
import type { CalendarView } from '../calendarView.ts';
import { DueMarks } from '../DueMarks.tsx';
import type { LayerDays } from '../dueLayers.ts';
import type { TimedEvent } from '../eventTimes.ts';
import type { AgendaDay } from '../planAgenda.ts';
import { BarLines } from './BarLines.tsx';
import { DayHead } from './DayHead.tsx';
import { HourColumn } from './HourColumn.tsx';
import { dayMinutes, placeHours } from './placeHours.ts';
import { planWeek } from './planWeek.ts';
import styles from './TimeGrid.module.css';
import { useDayKeys } from './useDayKeys.ts';
import { wallOn } from './wallOn.ts';

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
            {whole.map((each) => (
              <td key={each.date} className={styles.whole}>
                <BarLines of={each} isStop={each.date === day} />
                <DueMarks
                  layers={layers}
                  date={each.date}
                  isStop={each.date === day}
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
                  <span key={hour}>{hour > 0 && wallTimeWords(wallOn(first ?? '', hour * 60))}</span>
                ))}
              </span>
            </th>
            {timed.map((placed, at) => {
              const date = days[at]?.date ?? '';
              return <HourColumn key={date} {...{ placed, date, isToday: date === today, isStop: date === day }} />;
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
