/** A page of a long list of which only what is wanted is shown: in the list's own order, between its own edges. */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import { cmp } from 'dexie';
import type { Row } from '../database.ts';
import type { Device } from '../device.ts';
import { type Query, queryRange, type RowKey } from '../queryRange.ts';
import { type PageBounds, type PageEdge, type PageRead, type Range, readRange } from '../readPage.ts';
import { isWanted, readFew, type Wanted } from './findRows.ts';

/** So many rows are looked at for one page: those read at first, then at a time, and all in all. */
const looks = { first: 100, most: 400, all: 1000 };

export interface Asked<E extends EntityDefinition> {
  entity: E;
  query: Query<E>;
  wanted: Wanted;
}

/** `limit`: a page with that many rows is long enough. */
export async function readFound<E extends EntityDefinition>(
  device: Device,
  { entity, query, wanted }: Asked<E>,
  bounds: PageBounds,
  limit: number,
): Promise<PageRead> {
  const range = { ...queryRange(entity, query), reverse: query.reverse ?? false };
  const found = await readFew(device.db, entity, wanted);
  if (found !== null) return cutPage(device, { entity, range, bounds, limit }, found);
  const rows: Row[] = [];
  let { start } = bounds;
  for (let looked = 0, size = looks.first; ; size = Math.min(2 * size, looks.most)) {
    const { rows: read, next } = await readRange(device, entity.name, range, { ...bounds, start }, size);
    rows.push(...read.filter((row) => isWanted(entity, row, wanted)));
    looked += read.length;
    start = next;
    if (next === null || rows.length >= limit || looked >= looks.all) return { rows, next };
  }
}

interface Cut {
  entity: EntityDefinition;
  range: Range<RowKey>;
  bounds: PageBounds;
  limit: number;
}

/** What of these lies in the range and between the bounds, in order. */
async function cutPage(
  { db }: Device,
  { entity, range, bounds, limit }: Cut,
  found: readonly Row[],
): Promise<PageRead> {
  const direction = range.reverse ? -1 : 1;
  /** The rows of one key, in the order of the list: an edge is a place among them. */
  const idsOf = async (key: RowKey) => {
    const same = db
      .rows(entity.name)
      .where(range.index)
      .equals(key as never);
    return (range.reverse ? same.reverse() : same).primaryKeys();
  };
  /** Whether a row lies before the edge. */
  const before = async (edge: PageEdge | null) => {
    if (edge === null) return null;
    const passed = new Set((await idsOf(edge.key)).slice(0, edge.skip));
    return (row: Row) => {
      const order = cmp(range.keyOf(row), edge.key) * direction;
      return order < 0 || (order === 0 && passed.has(row.id));
    };
  };
  const [isBeforeStart, isBeforeEnd] = [await before(bounds.start), await before(bounds.end)];
  const rows = found
    .filter((row) => isWithin(range, row) && !isBeforeStart?.(row) && (isBeforeEnd?.(row) ?? true))
    .sort((a, b) => direction * (cmp(range.keyOf(a), range.keyOf(b)) || cmp(a.id, b.id)));
  const beyond = rows[limit];
  if (beyond === undefined) return { rows, next: null };
  const key = range.keyOf(beyond);
  return { rows: rows.slice(0, limit), next: { key, skip: (await idsOf(key)).indexOf(beyond.id) } };
}

function isWithin({ lower, upper, isLowerIn, isUpperIn, keyOf }: Range<RowKey>, row: Row): boolean {
  const [low, high] = [cmp(keyOf(row), lower), cmp(keyOf(row), upper)];
  return (low > 0 || (low === 0 && isLowerIn)) && (high < 0 || (high === 0 && isUpperIn));
}
