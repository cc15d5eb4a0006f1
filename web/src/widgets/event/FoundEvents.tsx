/** What a search of the calendar has found, of all days, the last first. */
import { event } from '@holdfast/shared/entities/event';
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { dayGroups } from '../dayGroups.tsx';
import { NoneFound } from '../NoneFound.tsx';
import { PagedList } from '../PagedList.tsx';
import { type CalendarEvent, events } from './definition.ts';
import { EventRow } from './EventRow.tsx';
import { timesHere } from './eventTimes.ts';

interface FoundEventsProps {
  search: string;
  today: CivilDate;
  zone: string;
}

export function FoundEvents({ search, today, zone }: FoundEventsProps) {
  return (
    <PagedList
      entity={event}
      query={{ by: ['start'], reverse: true }}
      search={search}
      groups={dayGroups(({ start }: CalendarEvent) => start.slice(0, 10), today)}
      empty={<NoneFound of={events} search={search} />}
    >
      {(entry) => (
        <EventRow entry={{ event: entry, ...timesHere(entry, zone) }} date={entry.start.slice(0, 10)} today={today} />
      )}
    </PagedList>
  );
}
