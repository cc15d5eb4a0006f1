/** The calendar by month, week or day, or the days ahead as a list. What is shown stands in the query. */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { hrefWith, useQuery } from '../../ui/page/navigate.ts';
import { PageLink } from '../../ui/page/PageLink.tsx';
import { Tabs } from '../../ui/page/Tabs.tsx';
import { RowList } from '../../ui/rows/RowList.tsx';
import { useToday, useZone } from '../../ui/time/clock.ts';
import { firstWeekday } from '../../ui/time/firstWeekday.ts';
import { EntityPage } from '../EntityPage.tsx';
import { LiveStates } from '../RecordStatus.tsx';
import { AgendaDays } from './AgendaDays.tsx';
import { type CalendarView, calendarViews, dayOf, spanOf, spanWords, stepDay, viewOf } from './calendarView.ts';
import { DayGrid } from './DayGrid.tsx';
import { events } from './definition.ts';
import styles from './Event.module.css';
import { FarEvents } from './FarEvents.tsx';
import { planAgenda } from './planAgenda.ts';
import { planDays } from './planDays.ts';
import { useEventsIn } from './useAgenda.ts';

const shownInMonth = 3;
const narrow = '(max-width: 48rem)';

export function EventPage() {
  const today = useToday();
  const zone = useZone();
  const query = useQuery();
  const view = viewOf(query.view, window.matchMedia(narrow).matches ? 'agenda' : 'month');
  const day = dayOf(query.day, today);
  const weekday = firstWeekday();
  const { first, days } = spanOf(view, day, weekday);
  const found = useEventsIn({ first, days, zone });

  return (
    <EntityPage of={events}>
      <div className={styles.tools}>
        <Steps view={view} day={day} today={today} weekday={weekday} />
        <Tabs
          label="How the calendar is shown"
          views={calendarViews}
          current={view}
          hrefOf={(next) => hrefWith({ view: next, day })}
        />
      </div>
      {(view === 'month' || view === 'week') && (
        <DayGrid
          days={planDays(found ?? [], first, days)}
          day={day}
          today={today}
          month={view === 'month' ? day.slice(0, 7) : null}
          shown={view === 'month' ? shownInMonth : Number.POSITIVE_INFINITY}
        />
      )}
      {(view === 'day' || view === 'agenda') && (
        <LiveStates entity="event" rows={(found ?? []).map(({ event }) => event)}>
          <RowList>
            {found?.length === 0 && <p>{view === 'day' ? 'Nothing on this day.' : `Nothing in these ${days} days.`}</p>}
            <AgendaDays days={planAgenda(found ?? [], first)} today={today} heading="h2" />
          </RowList>
        </LiveStates>
      )}
      {view === 'agenda' && (
        <>
          <FarEvents name="Later" part="later" span={{ first, days, zone }} />
          <FarEvents name="Earlier" part="earlier" span={{ first, days, zone }} />
        </>
      )}
    </EntityPage>
  );
}

interface StepsProps {
  view: CalendarView;
  day: CivilDate;
  today: CivilDate;
  weekday: number;
}

function Steps({ view, day, today, weekday }: StepsProps) {
  const steps = [
    { to: stepDay(view, day, -1), label: 'Earlier', Icon: ChevronLeft },
    { to: stepDay(view, day, 1), label: 'Later', Icon: ChevronRight },
  ] as const;
  const [earlier, later] = steps.map(({ to, label, Icon }) => (
    <PageLink key={label} href={hrefWith({ view, day: to })} className={styles.step} aria-label={label} title={label}>
      <Icon size={18} strokeWidth={1.75} aria-hidden />
    </PageLink>
  ));
  return (
    <nav aria-label="Period" className={styles.steps}>
      {earlier}
      <h2 className={styles.period} aria-live="polite">
        {spanWords(view, day, weekday)}
      </h2>
      {later}
      <PageLink
        href={hrefWith({ view, day: null })}
        className={styles.step}
        aria-current={day === today ? 'date' : undefined}
      >
        Today
      </PageLink>
    </nav>
  );
}
