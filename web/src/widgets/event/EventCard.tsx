/** What comes in the next fourteen days. */
import { event } from '@holdfast/shared/entities/event';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { useToday, useZone } from '../../ui/time/clock.ts';
import { allWords } from '../allWords.ts';
import { EmptyNote } from '../EmptyNote.tsx';
import { EntityCard } from '../EntityCard.tsx';
import { AgendaDays } from './AgendaDays.tsx';
import { type CalendarEvent, events } from './definition.ts';
import { timesHere } from './eventTimes.ts';
import { capDays, planAgenda } from './planAgenda.ts';
import { useAgenda } from './useAgenda.ts';

const shownDays = 14;
const shownRows = 6;

export function EventCard() {
  const today = useToday();
  const zone = useZone();
  const store = useEntityStore(event);
  const all = useAgenda({ first: today, days: shownDays, zone });
  const list = store.useList({ by: ['start'], limit: 0 });
  const near = capDays(all ?? [], shownRows);
  const isShown = ({ id }: CalendarEvent) => near.some(({ entries }) => entries.some((entry) => entry.event.id === id));
  const far = (list?.rows ?? []).filter((added) => !isShown(added));
  const days = [
    ...near,
    ...planAgenda(
      far.map((added) => ({ event: added, ...timesHere(added, zone) })),
      '',
    ),
  ];

  return (
    <EntityCard
      of={events}
      rows={days.flatMap(({ entries }) => entries.map((entry) => entry.event))}
      isReady={all !== undefined && list !== undefined}
      aside={`Next ${shownDays} days`}
      all={allWords(list?.count, events)}
    >
      {all?.length === 0 && list !== undefined && (
        <EmptyNote of={events} example={list.count ? null : 'Tasting at the harbour hall, Friday 10:00'}>
          {list.count ? `Nothing in the next ${shownDays} days.` : 'Put in what has a time and see the days ahead.'}
        </EmptyNote>
      )}
      <AgendaDays days={days} today={today} />
    </EntityCard>
  );
}
