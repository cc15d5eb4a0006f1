/** The days of the calendar, live. */
import { event } from '@holdfast/shared/entities/event';
import { useMemo } from 'react';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { readAgenda } from './eventLists.ts';
import type { AgendaSpan, TimedEvent } from './eventTimes.ts';
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
