/** The calendar by month, week or day, or the days ahead as a list. What is shown stands in the query. */
import type { event } from '@holdfast/shared/entities/event';
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { ChoiceLink } from '../../ui/page/ChoiceLink.tsx';
import { hrefWith, useQuery } from '../../ui/page/navigate.ts';
import { PeriodNav } from '../../ui/page/PeriodNav.tsx';
import { Tabs } from '../../ui/page/Tabs.tsx';
import { RowList } from '../../ui/rows/RowList.tsx';
import { useToday, useZone } from '../../ui/time/clock.ts';
import { firstWeekday } from '../../ui/time/firstWeekday.ts';
import { windows } from '../../ui/useWindow.ts';
import { bulkDelete } from '../bulkActions.ts';
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
/** The days of a month and a week have no rows to select. */
const bulk = [bulkDelete<typeof event>()];

export function EventPage() {
  const today = useToday();
  const zone = useZone();
  const query = useQuery();
  const view = viewOf(query.view, windows.narrow.matches() ? 'agenda' : 'month');
  const day = dayOf(query.day, today);
  const weekday = firstWeekday();
  const { first, days } = spanOf(view, day, weekday);
  const found = useEventsIn({ first, days, zone });

  return (
    <EntityPage of={events} bulk={view === 'day' || view === 'agenda' ? bulk : undefined}>
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
  const hrefOf = (other: CivilDate | null) => hrefWith({ view, day: other });
  return (
    <PeriodNav
      earlier={hrefOf(stepDay(view, day, -1))}
      later={hrefOf(stepDay(view, day, 1))}
      name={
        <h2 className={styles.period} aria-live="polite">
          {spanWords(view, day, weekday)}
        </h2>
      }
    >
      <ChoiceLink href={hrefOf(null)} aria-current={day === today ? 'date' : undefined}>
        Today
      </ChoiceLink>
    </PeriodNav>
  );
}
