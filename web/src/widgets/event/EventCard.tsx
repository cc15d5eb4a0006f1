/** The next fourteen days, and everything else folded away. */
import { event } from '@holdfast/shared/entities/event';
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { useToday, useZone } from '../../ui/time/clock.ts';
import { civilFormat, dayWords } from '../../ui/time/dateWords.ts';
import { EmptyNote } from '../../ui/WidgetCard.tsx';
import { EntityCard } from '../EntityCard.tsx';
import { events } from './definition.ts';
import styles from './Event.module.css';
import { EventRow } from './EventRow.tsx';
import { FarEvents } from './FarEvents.tsx';
import { EventForm } from './form.ts';
import { useAgenda } from './useAgenda.ts';

const shownDays = 14;

export function EventCard() {
  const today = useToday();
  const span = { first: today, days: shownDays, zone: useZone() };
  const days = useAgenda(span);
  const store = useEntityStore(event);
  const any = store.useQuery({ by: ['start'], limit: 1 });

  return (
    <EntityCard of={events} Form={EventForm} isReady={days !== undefined && any !== undefined} aside="Next 14 days">
      {(edit) => (
        <>
          {days?.length === 0 && any !== undefined && (
            <EmptyNote example="Tasting at the harbour hall, Friday 10:00">
              {any.length > 0 ? 'Nothing in the next 14 days.' : 'Put in what has a time and see the days ahead.'}
            </EmptyNote>
          )}
          {days?.map(({ date, entries }) => (
            <div key={date} className={`${styles.day} ${date === today ? styles.today : ''}`}>
              <DayHead date={date} today={today} />
              <ul>
                {entries.map((entry) => (
                  <EventRow
                    key={entry.event.id}
                    entry={entry}
                    date={date}
                    today={today}
                    onEdit={() => edit(entry.event)}
                  />
                ))}
              </ul>
            </div>
          ))}
          <FarEvents name="Later" part="later" span={span} onEdit={edit} />
          <FarEvents name="Earlier" part="earlier" span={span} onEdit={edit} />
        </>
      )}
    </EntityCard>
  );
}

/** A number to see, a sentence to hear. */
function DayHead({ date, today }: { date: CivilDate; today: CivilDate }) {
  return (
    <h3 className={styles.head}>
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
      <span className="visually-hidden">
        {dayWords(date, today)}, {civilFormat(date, { weekday: 'long', day: 'numeric', month: 'long' })}
      </span>
    </h3>
  );
}
