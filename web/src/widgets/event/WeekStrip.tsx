/** The week around a day, over the agenda of a phone: a tap goes to a day, a mark says that something is on. */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { hrefWith } from '../../ui/page/navigate.ts';
import { PageLink } from '../../ui/page/PageLink.tsx';
import { civilFormat } from '../../ui/time/dateWords.ts';
import { firstWeekday } from '../../ui/time/firstWeekday.ts';
import { weekOf } from './calendarView.ts';
import { planDays } from './grid/planDays.ts';
import { useEventsIn } from './useAgenda.ts';
import styles from './WeekStrip.module.css';

const days = 7;

export function WeekStrip({ day, today, zone }: { day: CivilDate; today: CivilDate; zone: string }) {
  const first = weekOf(day, firstWeekday());
  const week = planDays(useEventsIn({ first, days, zone }) ?? [], first, days);
  return (
    <nav aria-label="Week" className={styles.week}>
      {week.map(({ date, entries }) => (
        <PageLink
          key={date}
          href={hrefWith({ view: 'agenda', day: date })}
          className={`${styles.day} ${date === today ? styles.today : ''}`}
          aria-current={date === day ? 'date' : undefined}
          aria-label={`${civilFormat(date, { weekday: 'long', day: 'numeric', month: 'long' })}, ${entries.length === 1 ? '1 entry' : `${entries.length} entries`}`}
        >
          <span className={styles.weekday}>{civilFormat(date, { weekday: 'narrow' })}</span>
          <span className={styles.number}>{civilFormat(date, { day: 'numeric' })}</span>
          <span className={entries.length > 0 ? styles.mark : styles.none} />
        </PageLink>
      ))}
    </nav>
  );
}
