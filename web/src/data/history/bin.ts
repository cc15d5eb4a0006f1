/** What was deleted lately, here or anywhere: each can come back. */

import { parseStamp } from '@holdfast/shared/clock/stamp';
import { findEntity, readValues } from '@holdfast/shared/entities/defineEntity';
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { bringBack } from '../bringBack.ts';
import type { Device } from '../device.ts';
import type { WriteOutcome } from '../write.ts';

/** As long as the server keeps what is deleted, and no longer than anybody looks for it. */
const keptMs = 30 * 86_400_000;

export interface BinEntry {
  entity: string;
  id: string;
  /** When it was deleted, in milliseconds. */
  at: number;
  /** By the names code uses. */
  values: Readonly<Record<string, unknown>>;
}

/** The last deleted first, of all entities. */
export async function readBin({ db, registry, now }: Device, limit: number): Promise<BinEntry[]> {
  const found = await Promise.all(
    Object.keys(registry).map(async (name) => {
      const entity = findEntity(registry, name);
      if (entity === undefined) return [];
      const rows = await db
        .rows(name)
        .where('keys.deletedAt')
        .above(now() - keptMs)
        .reverse()
        .limit(limit)
        .toArray();
      return rows.map(({ id, values, stamps }) => ({
        entity: name,
        id,
        at: parseStamp(stamps[deletedField] ?? '').millis,
        values: readValues(entity, values),
      }));
    }),
  );
  return found
    .flat()
    .sort((a, b) => b.at - a.at)
    .slice(0, limit);
}

/** `words`: what the history says of it. */
export async function restore(
  device: Device,
  { entity, id }: Pick<BinEntry, 'entity' | 'id'>,
  words: string,
): Promise<WriteOutcome> {
  return bringBack(device, { entity, id }, { words });
}
