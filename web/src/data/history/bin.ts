/** What was deleted lately, here or anywhere: each can come back, by bringBack.ts. */
import { readValues } from '@holdfast/shared/entities/defineEntity';
import type { Device } from '../device.ts';

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

/** The last deleted first, of all entities. */
export async function readBin({ db, registry, now }: Device, limit: number): Promise<BinEntry[]> {
  const found = await Promise.all(
    Object.values(registry).map(async (entity) => {
      const deleted = db
        .rows(entity.name)
        .where('keys.deletedAt')
        .above(now() - keptMs);
      const rows = await deleted.reverse().limit(limit).toArray();
      return rows.map(({ id, values, keys }) => ({
        entity: entity.name,
        id,
        at: Number(keys.deletedAt),
        values: readValues(entity, values),
      }));
    }),
  );
  return found
    .flat()
    .sort((a, b) => b.at - a.at)
    .slice(0, limit);
}
