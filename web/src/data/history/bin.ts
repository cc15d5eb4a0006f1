/** What was deleted lately, here or anywhere, a page at a time: each can come back, by bringBack.ts. */
import { findEntity, readValues } from '@holdfast/shared/entities/defineEntity';
import { Dexie } from 'dexie';
import type { Device } from '../device.ts';
import { type PageBounds, type PageEdge, type Range, readRange } from '../readPage.ts';

/** Shorter than the server remembers deletions by default, so that what is shown can come back everywhere. */
const keptMs = 30 * 86_400_000;

export interface BinEntry {
  entity: string;
  id: string;
  /** When it was deleted, in milliseconds. */
  at: number;
  /** By the names code uses. */
  values: Readonly<Record<string, unknown>>;
}

/**
 * Where a page begins. Of what was deleted in one millisecond, as a bulk edit does it, the entities come one after the
 * other, in the order they are asked for.
 */
export interface BinEdge extends PageEdge<number> {
  entity: string;
}

export interface BinPage {
  entries: BinEntry[];
  next: BinEdge | null;
}

/** Of these entities, the last deleted first; `limit`: the most entries read. */
export async function readBin(
  device: Device,
  entities: readonly string[],
  { start, end }: PageBounds<BinEdge>,
  limit: number,
): Promise<BinPage> {
  const range: Range<number> = {
    index: 'keys.deletedAt',
    lower: device.now() - keptMs,
    upper: Dexie.maxKey as unknown as number,
    isLowerIn: false,
    isUpperIn: true,
    reverse: true,
    keyOf: ({ keys }) => Number(keys.deletedAt),
  };
  /** The edge as it lies in one entity's index: all of that millisecond, a part of it, or nothing of it comes before. */
  const edgeIn = (name: string, edge: BinEdge | null) => {
    if (edge === null || edge.entity === name) return edge;
    const isBefore = entities.indexOf(name) < entities.indexOf(edge.entity);
    return { ...edge, skip: isBefore ? Number.POSITIVE_INFINITY : 0 };
  };
  const found = await Promise.all(
    entities.map(async (name) => {
      const bounds = { start: edgeIn(name, start), end: edgeIn(name, end) };
      const { rows } = await readRange(device, name, range, bounds, limit + 1);
      return rows.map((row) => ({ entity: name, id: row.id, at: range.keyOf(row), stored: row.values }));
    }),
  );
  const inOrder = found.flat().sort((a, b) => b.at - a.at);
  const entries = inOrder.slice(0, limit).map(({ stored, ...entry }): BinEntry => {
    const entity = findEntity(device.registry, entry.entity);
    return { ...entry, values: entity === undefined ? {} : readValues(entity, stored) };
  });
  const beyond = inOrder[limit];
  if (beyond === undefined) return { entries, next: null };
  const { at: key, entity } = beyond;
  const before = start?.key === key && start.entity === entity ? start.skip : 0;
  const skip = before + entries.filter((entry) => entry.at === key && entry.entity === entity).length;
  return { entries, next: { key, entity, skip } };
}
