/**
 * A long list a page at a time. A page lies between two edges of the index, not between two counts: what is written into
 * one changes no other, so each can be read again by itself, and no row is in two of them or in none.
 * An edge is a key and how many rows of that very key come before it: rows of one day have one key.
 */
import type { EntityDefinition, IndexKey } from '@holdfast/shared/entities/defineEntity';
import type { Row } from './database.ts';
import type { Device } from './device.ts';
import { type Query, type QueryRange, queryRange, type RowKey } from './queryRange.ts';

export interface PageEdge<K = RowKey> {
  key: K;
  skip: number;
}

/** In the order of the list. Null: where its own range begins or ends. */
export interface PageBounds<E = PageEdge> {
  start: E | null;
  end: E | null;
}

export interface PageRead<K = RowKey> {
  rows: Row[];
  /** Where what was not read begins; null when the page came to its end. */
  next: PageEdge<K> | null;
}

/** `limit`: the most rows read, whatever lies between the edges. */
export async function readPage<E extends EntityDefinition>(
  device: Device,
  entity: E,
  query: Query<E>,
  bounds: PageBounds,
  limit: number,
): Promise<PageRead> {
  const { reverse = false } = query;
  return readRange(device, entity.name, { ...queryRange(entity, query), reverse }, bounds, limit);
}

export type Range<K extends RowKey | IndexKey> = QueryRange<K> & { reverse: boolean };

/** The same of any range of one index of the table `name`. */
export async function readRange<K extends RowKey | IndexKey>(
  { db }: Device,
  name: string,
  range: Range<K>,
  { start, end }: PageBounds<PageEdge<K>>,
  limit: number,
): Promise<PageRead<K>> {
  const { reverse } = range;
  const table = () => db.rows(name).where(range.index);
  const inOrder = (found: ReturnType<ReturnType<typeof table>['equals']>) => (reverse ? found.reverse() : found);
  const rows: Row[] = [];
  /** Rows of one key, by their places among those. */
  const readKey = async (key: K, from: number, to: number) => {
    const size = Math.min(to - from, limit + 1 - rows.length);
    if (size > 0)
      rows.push(
        ...(await inOrder(table().equals(key as IndexKey))
          .offset(from)
          .limit(size)
          .toArray()),
      );
  };
  const readBetween = async () => {
    if (rows.length > limit) return;
    const [low, high] = reverse ? [end, start] : [start, end];
    const between = table().between(
      low?.key ?? range.lower,
      high?.key ?? range.upper,
      low === null && range.isLowerIn,
      high === null && range.isUpperIn,
    );
    rows.push(
      ...(await inOrder(between)
        .limit(limit + 1 - rows.length)
        .toArray()),
    );
  };

  if (start !== null && end !== null && isSameKey(start.key, end.key)) {
    await readKey(start.key, start.skip, end.skip);
  } else {
    if (start !== null) await readKey(start.key, start.skip, Number.POSITIVE_INFINITY);
    await readBetween();
    if (end !== null) await readKey(end.key, 0, end.skip);
  }
  const beyond = rows[limit];
  if (beyond === undefined) return { rows, next: null };
  const read = rows.slice(0, limit);
  const key = range.keyOf(beyond);
  const before = start !== null && isSameKey(start.key, key) ? start.skip : 0;
  return { rows: read, next: { key, skip: before + read.filter((row) => isSameKey(range.keyOf(row), key)).length } };
}

function isSameKey(a: RowKey | IndexKey, b: RowKey | IndexKey): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((part, at) => part === b[at]);
}
