/** One page of a long list, live, with how far each of its records has come: one read for all of it. */
import { type EntityDefinition, readValues } from '@holdfast/shared/entities/defineEntity';
import { useDevice } from './DeviceProvider.tsx';
import type { Entry } from './entityStore.ts';
import { type RecordState, readStates, stateTables } from './outbox/waiting.ts';
import type { Query } from './queryRange.ts';
import { type PageBounds, type PageEdge, readPage } from './readPage.ts';
import { useLivePage } from './useLivePage.ts';

/** So many rows are looked at for one page of those a filter lets through. */
const scanSize = 1000;

export interface RowsPage<E extends EntityDefinition> {
  rows: Entry<E>[];
  states: ReadonlyMap<string, RecordState>;
  /** Where the next page begins, as long as this one has more than it should show. */
  next: PageEdge | null;
  /** Nothing lies between its edges, whatever a filter lets through. */
  isVoid: boolean;
}

export interface AskedRows<E extends EntityDefinition> {
  entity: E;
  query: Query<E>;
  /** Rows it is not true of are left out. `key`: what makes this test another one. */
  filter?: { key: string; matches(row: Entry<E>): boolean } | undefined;
}

/** Undefined until the first answer. */
export function useRowsPage<E extends EntityDefinition>(
  bounds: PageBounds,
  { entity, query, filter }: AskedRows<E>,
): RowsPage<E> | undefined {
  const device = useDevice();
  const { db } = device;
  const read = async (limit: number) => {
    const page = await readPage(device, entity, query, bounds, limit);
    const entries: Entry<E>[] = page.rows.map(({ id, values }) => ({ ...readValues(entity, values), id }));
    const rows = filter === undefined ? entries : entries.filter(filter.matches);
    const states = await readStates(
      db,
      entity.name,
      rows.map(({ id }) => id),
    );
    return { rows, states, next: page.next, isVoid: page.rows.length === 0 };
  };
  return useLivePage(
    bounds,
    (limit) => db.transaction('r', [entity.name, ...stateTables(db)], async () => read(limit)),
    [device, entity, JSON.stringify(query), filter?.key],
    filter === undefined ? undefined : scanSize,
  );
}
