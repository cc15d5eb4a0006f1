/** The weeks of a month. A day leads to itself and shows the first of what is on it; what lasts for days is one bar. */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { hrefWith } from '../../../ui/page/navigate.ts';
import { PageLink } from '../../../ui/page/PageLink.tsx';
import { civilFormat } from '../../../ui/time/dateWords.ts';
import { DueMarks } from '../DueMarks.tsx';
import type { LayerDays } from '../dueLayers.ts';
import type { AgendaDay } from '../planAgenda.ts';
import { BarLines } from './BarLines.tsx';
import styles from './DayGrid.module.css';
import { DayHead } from './DayHead.tsx';
import { planWeek, type WeekDay } from './planWeek.ts';
import { useDayKeys } from './useDayKeys.ts';

interface DayGridProps {
  days: readonly AgendaDay[];
  layers: readonly LayerDays[];
  /** Where the keyboard stands. */
  day: CivilDate;
  today: CivilDate;
}

const weekLength = 7;
/** How many lines a day has before "2 more". */
const shown = 3;

export function DayGrid({ days, layers, day, today }: DayGridProps) {
  const { grid, onKeyDown } = useDayKeys('month');
  const weeks = Array.from({ length: Math.ceil(days.length / weekLength) }, (_, at) =>
    planWeek(days.slice(at * weekLength, (at + 1) * weekLength), shown),
  );
  return (
    <table ref={grid} className={styles.grid} onKeyDown={onKeyDown}>
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
            {week.map((each) => (
              <td key={each.date} className={each.date.slice(0, 7) === day.slice(0, 7) ? '' : styles.other}>
                <DayHead date={each.date} today={today} count={each.entries.length} isStop={each.date === day} />
                <BarLines of={each} isStop={each.date === day} asMarks />
                <More of={each} isStop={each.date === day} />
                <DueMarks layers={layers} date={each.date} isStop={each.date === day} shown={1} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function More({ of: { date, hidden }, isStop }: { of: WeekDay; isStop: boolean }) {
  return (
    hidden > 0 && (
      <PageLink href={hrefWith({ view: 'day', day: date })} tabIndex={isStop ? 0 : -1} className={styles.more}>
        {hidden} more
      </PageLink>
    )
  );
}
