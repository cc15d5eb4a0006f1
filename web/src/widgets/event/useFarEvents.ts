/** The calendar's lists around the agenda, live. */
import { event } from '@holdfast/shared/entities/event';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { shownAdded } from '../../data/entityStore.ts';
import { timed } from './eventLists.ts';
import type { AgendaSpan, Part } from './eventTimes.ts';
import { readFar } from './readFar.ts';

/** The nearest `limit` of what lies outside the span, and apart from them what of it was just added. */
export function useFarEvents(part: Exclude<Part, 'agenda'>, { first, days, zone }: AgendaSpan, limit: number) {
  return useEntityStore(event).useReadWithAdded(
    {
      read: (store) => readFar(store, part, { first, days, zone }, limit === 0 ? 0 : limit + shownAdded),
      combine(far, added, unread) {
        const span = { first, days, zone };
        const inSight = timed(added, part, span);
        const rows = far.rows.filter(({ event }) => !inSight.some((other) => other.event.id === event.id));
        const rest = far.count + timed(unread, part, span).length - inSight.length;
        return { inSight, rows: rows.slice(0, limit), rest };
      },
    },
    [part, first, days, zone, limit],
  );
}
