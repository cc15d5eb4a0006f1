/** The events of the next days, live: those that begin in them, and those still going on from before. */
import { event } from '@holdfast/shared/entities/event';
import { useMemo } from 'react';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { addDays, type CivilDate } from '../../ui/time/civilDate.ts';
import { deviceZone } from '../../ui/time/zonedTime.ts';
import { type AgendaDay, planAgenda } from './planAgenda.ts';

/** How many events by their end are looked through for ones that began before the span. */
const ongoingLooked = 300;

/** Undefined until both queries have answered. Walls of far zones differ by up to a day, so a day more is read. */
export function useAgenda(first: CivilDate, days: number): AgendaDay[] | undefined {
  const store = useEntityStore(event);
  const from = `${addDays(first, -1)}T00:00`;
  const starting = store.useQuery({ by: ['start'], from, to: `${addDays(first, days)}T23:59` });
  const ending = store.useQuery({ by: ['end'], from, limit: ongoingLooked });
  const zone = deviceZone();
  return useMemo(() => {
    if (starting === undefined || ending === undefined) return undefined;
    const events = [...starting, ...ending.filter(({ start }) => start < from)];
    return planAgenda(events, { first, days, zone });
  }, [starting, ending, from, first, days, zone]);
}
