/** The calendar's lists, live. */
import { event } from '@holdfast/shared/entities/event';
import { useMemo } from 'react';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { readAgenda, readFar, timed } from './eventLists.ts';
import type { AgendaSpan, Part, TimedEvent } from './eventTimes.ts';
import { type AgendaDay, planAgenda } from './planAgenda.ts';

/** The days of the span that have events; undefined until they are read. */
export function useAgenda({ first, days, zone }: AgendaSpan): AgendaDay[] | undefined {
  const events = useEventsIn({ first, days, zone });
  return useMemo(() => events && planAgenda(events, first), [events, first]);
}

/** What begins in the span or goes on in it, in no order; undefined until it is read. */
export function useEventsIn({ first, days, zone }: AgendaSpan): TimedEvent[] | undefined {
  return useEntityStore(event).useRead((store) => readAgenda(store, { first, days, zone }), [first, days, zone]);
}

/** The nearest `limit` of what lies outside the span, and what of it was just added; undefined until they are read. */
export function useFarEvents(part: Exclude<Part, 'agenda'>, { first, days, zone }: AgendaSpan, limit: number) {
  return useEntityStore(event).useReadWithAdded(
    async (store, added) => {
      const span = { first, days, zone };
      const inSight = timed(added, part, span);
      return { inSight, ...(await readFar(store, part, span, limit === 0 ? 0 : limit + inSight.length)) };
    },
    [part, first, days, zone, limit],
  );
}
