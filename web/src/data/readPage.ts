/**
 * A long list a page at a time. A page lies between two edges of the index, not between two counts: what is written into
 * one changes no other, so each can be read again by itself, and no row is in two of them or in none.
 * An edge is a key and how many rows of that very key come before it: rows of one day have one key.
 */
import type { EntityDefinition, IndexKey } from '@holdfast/shared/entities/defineEntity';
import type { Row } from './database.ts';
import type { Device } from './device.ts';
import { type Query, queryRange, type RowKey } from './queryRange.ts';

export interface PageEdge {
  key: RowKey;
  skip: number;
}

/** In the order of the query. Null: where the query's own range begins or ends. */
export interface PageBounds {
  start: PageEdge | null;
  end: PageEdge | null;
}

export interface PageRead {
  rows: Row[];
  /** Where what was not read begins; null when the page came to its end. */
  next: PageEdge | null;
}

/** `limit`: the most rows read, whatever lies between the edges. */
export async function readPage<E extends EntityDefinition>(
  { db }: Device,
  entity: E,
  query: Query<E>,
  { start, end }: PageBounds,
  limit: number,
): Promise<PageRead> {
  const range = queryRange(entity, query);
  const { reverse = false } = query;
  const table = () => db.rows(entity.name).where(range.index);
  const inOrder = (found: ReturnType<ReturnType<typeof table>['equals']>) => (reverse ? found.reverse() : found);
  const rows: Row[] = [];
  /** Rows of one key, by their places among those. */
  const readKey = async (key: RowKey, from: number, to: number) => {
    const size = Math.min(to - from, limit + 1 - rows.length);
    if (size > 0)
      rows.push(
        ...(await inOrder(table().equals(key as IndexKey[]))
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

function isSameKey(a: RowKey, b: RowKey): boolean {
  return a.length === b.length && a.every((part, at) => part === b[at]);
}
