/** One page of a long list, live, with how far each of its records has come: one read for all of it. */
import { type EntityDefinition, readValues } from '@holdfast/shared/entities/defineEntity';
import { useDevice } from './DeviceProvider.tsx';
import type { Entry } from './entityStore.ts';
import { type RecordState, readStates, stateTables } from './outbox/waiting.ts';
import type { Query } from './queryRange.ts';
import { type PageBounds, type PageEdge, readPage } from './readPage.ts';
import { useLive } from './useLive.ts';

const pageSize = 50;
/** So many rows are looked at for one page of those a filter lets through. */
const scanSize = 1000;

export interface RowsPage<E extends EntityDefinition> {
  rows: Entry<E>[];
  states: ReadonlyMap<string, RecordState>;
  /** Where the next page begins, as long as this one has more than it should show. */
  next: PageEdge | null;
}

/** Undefined until the first answer. */
export function useRowsPage<E extends EntityDefinition>(
  entity: E,
  query: Query<E>,
  bounds: PageBounds,
  filter: { key: string; matches(row: Entry<E>): boolean } | undefined,
): RowsPage<E> | undefined {
  const device = useDevice();
  const { db } = device;
  const size = filter === undefined ? pageSize : scanSize;
  // One that others have written into may grow before it is cut.
  const limit = bounds.end === null ? size : 2 * size;
  const place = JSON.stringify(bounds);
  const page = useLive(
    () =>
      db.transaction('r', [db.rows(entity.name), ...stateTables(db)], async () => {
        const page = await readPage(device, entity, query, bounds, limit);
        const entries: Entry<E>[] = page.rows.map(({ id, values }) => ({ ...readValues(entity, values), id }));
        const rows = filter === undefined ? entries : entries.filter(filter.matches);
        const states = await readStates(
          db,
          entity.name,
          rows.map(({ id }) => id),
        );
        return { rows, states, next: page.next, place };
      }),
    [device, entity, JSON.stringify(query), place, filter?.key],
  );
  // Until the answer for other bounds comes it shows the rows of those before, whose end says nothing of these.
  return page && (page.place === place ? page : { ...page, next: null });
}
