/** One page of a long list, live, with how far each of its records has come: one read for all of it. */
import { type EntityDefinition, readValues } from '@holdfast/shared/entities/defineEntity';
import { useDevice } from './DeviceProvider.tsx';
import type { Entry } from './entityStore.ts';
import { type RecordState, readStates, stateTables } from './outbox/waiting.ts';
import type { Query } from './queryRange.ts';
import { type PageBounds, type PageEdge, readPage } from './readPage.ts';
import { type Having, readWanted } from './search/findRows.ts';
import { readFound } from './search/readFound.ts';
import { useLivePage } from './useLivePage.ts';

export interface RowsPage<E extends EntityDefinition> {
  rows: Entry<E>[];
  states: ReadonlyMap<string, RecordState>;
  /** Where the next page begins, as long as this one has more than it should show. */
  next: PageEdge | null;
  /** Nothing lies between its edges. */
  isVoid: boolean;
}

export interface AskedRows<E extends EntityDefinition> {
  entity: E;
  query: Query<E>;
  /** Words that a person typed: only what has all of them is shown [SE1]. */
  search?: string;
  /** Only what has this in one of its lists. */
  having?: Having | undefined;
}

/** Undefined until the first answer. */
export function useRowsPage<E extends EntityDefinition>(
  bounds: PageBounds,
  { entity, query, search = '', having }: AskedRows<E>,
): RowsPage<E> | undefined {
  const device = useDevice();
  const { db } = device;
  const isWhole = search === '' && having === undefined;
  const readRows = async (limit: number) => {
    if (isWhole) return readPage(device, entity, query, bounds, limit);
    const wanted = await readWanted(db, entity, search, having);
    return readFound(device, { entity, query, wanted }, bounds, limit);
  };
  const read = async (limit: number) => {
    const page = await readRows(limit);
    const rows: Entry<E>[] = page.rows.map(({ id, values }) => ({ ...readValues(entity, values), id }));
    const ids = rows.map(({ id }) => id);
    const states = await readStates(db, entity.name, ids);
    // What a search finds nothing in may hold records all the same.
    return { rows, states, next: page.next, isVoid: isWhole && page.rows.length === 0 };
  };
  const tables = [...(isWhole ? [entity.name] : db.rowTables([entity.name])), ...stateTables(db)];
  return useLivePage(bounds, (limit) => db.transaction('r', tables, async () => read(limit)), [
    device,
    entity,
    JSON.stringify(query),
    search,
    JSON.stringify(having),
  ]);
}
