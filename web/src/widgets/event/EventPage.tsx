/** The calendar by month, week or day, or the days ahead as a list. What is shown stands in the query. */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { ChoiceLink } from '../../ui/page/ChoiceLink.tsx';
import { hrefWith, useQuery } from '../../ui/page/navigate.ts';
import { PeriodNav } from '../../ui/page/PeriodNav.tsx';
import { SearchField } from '../../ui/page/SearchField.tsx';
import { Tabs } from '../../ui/page/Tabs.tsx';
import { RowList } from '../../ui/rows/RowList.tsx';
import { useToday, useZone } from '../../ui/time/clock.ts';
import { firstWeekday } from '../../ui/time/firstWeekday.ts';
import { useWindow, windows } from '../../ui/useWindow.ts';
import { EntityPage } from '../EntityPage.tsx';
import { LiveStates } from '../RecordStatus.tsx';
import { AgendaDays } from './AgendaDays.tsx';
import { CutNote } from './CutNote.tsx';
import { type CalendarView, calendarViews, dayOf, spanOf, spanWords, stepDay, viewOf } from './calendarView.ts';
import { DueRows } from './DueRows.tsx';
import { events } from './definition.ts';
import styles from './Event.module.css';
import { FarEvents } from './FarEvents.tsx';
import { FoundEvents } from './FoundEvents.tsx';
import { DayGrid } from './grid/DayGrid.tsx';
import { planDays } from './grid/planDays.ts';
import { TimeGrid } from './grid/TimeGrid.tsx';
import { LayerChoice } from './LayerChoice.tsx';
import { planAgenda, withDays } from './planAgenda.ts';
import { useEventsIn } from './useAgenda.ts';
import { useDueLayers } from './useDueLayers.ts';
import { WeekStrip } from './WeekStrip.tsx';

export function EventPage() {
  const today = useToday();
  const zone = useZone();
  const query = useQuery();
  const isNarrow = useWindow(windows.narrow);
  const { q: search = '' } = query;
  const view = viewOf(query.view, isNarrow ? 'agenda' : 'month');
  const day = dayOf(query.day, today);
  const isList = view === 'agenda' || (view === 'day' && isNarrow);
  const weekday = firstWeekday();
  const { first, days } = spanOf(view, day, weekday);
  const found = useEventsIn({ first, days, zone });
  const layers = useDueLayers({ first, days }) ?? [];
  const listed =
    found &&
    withDays(
      planAgenda(found, first),
      layers.flatMap(({ byDay }) => [...byDay.keys()]),
    );

  return (
    // The days of a month and a week have no rows to select.
    <EntityPage of={events} canSelect={isList || search !== ''}>
      <div className={styles.tools}>
        <Steps view={view} day={day} today={today} weekday={weekday} />
        <Tabs
          label="How the calendar is shown"
          views={calendarViews}
          current={view}
          hrefOf={(next) => hrefWith({ view: next, day })}
        />
        <SearchField what="events" value={search} />
      </div>
      {search !== '' ? (
        <FoundEvents search={search} today={today} zone={zone} />
      ) : (
        <>
          <LayerChoice />
          {isNarrow && view === 'agenda' && <WeekStrip day={day} today={today} zone={zone} />}
          {view === 'month' && <DayGrid days={planDays(found ?? [], first, days)} {...{ layers, day, today }} />}
          {(view === 'week' || view === 'day') && !isList && found && (
            <TimeGrid days={planDays(found, first, days)} {...{ view, layers, day, today }} />
          )}
          {isList && (
            <LiveStates entity="event" rows={(found ?? []).map(({ event }) => event)}>
              <RowList>
                {listed?.length === 0 && (
                  <p>{view === 'day' ? 'Nothing on this day.' : `Nothing in these ${days} days.`}</p>
                )}
                <AgendaDays
                  days={listed ?? []}
                  also={(date) => <DueRows layers={layers} date={date} />}
                  today={today}
                  heading="h2"
                />
              </RowList>
            </LiveStates>
          )}
          <CutNote layers={layers} />
          {view === 'agenda' && (
            <>
              <FarEvents name="Later" part="later" span={{ first, days, zone }} />
              <FarEvents name="Earlier" part="earlier" span={{ first, days, zone }} />
            </>
          )}
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
          <bdi>{spanWords(view, day, weekday)}</bdi>
        </h2>
      }
    >
      <ChoiceLink href={hrefOf(null)} aria-current={day === today ? 'date' : undefined}>
        Today
      </ChoiceLink>
    </PeriodNav>
  );
}
