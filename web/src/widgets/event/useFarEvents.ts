/** The calendar's lists around the agenda, live. */
import { event } from '@holdfast/shared/entities/event';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { timed } from './eventLists.ts';
import type { AgendaSpan, Part } from './eventTimes.ts';
import { readFar } from './readFar.ts';

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
