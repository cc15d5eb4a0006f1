/** Lists read index keys, and a row has those of the version that wrote it: after an update with another index it gets today's. */
import { type DeviceDatabase, keysOf, type Row } from './database.ts';
import { readMeta, writeMeta } from './meta.ts';
import { keysOfToday } from './preparedRows.ts';
import { isStorageFull } from './storageFull.ts';

/** A full disk leaves the rows as they are: until the next start lists by a new index lack them, and nothing is lost. */
export async function rekeyRows(db: DeviceDatabase): Promise<void> {
  const entities = Object.values(db.registry);
  const wanted = keysOfToday(db.registry);
  const made = (await readMeta(db, 'indexed')) ?? {};
  const stale = entities.filter(({ name }) => made[name] !== wanted[name]);
  if (stale.length === 0) return;
  try {
    await db.transaction('rw', [...stale.map(({ name }) => name), db.meta], async () => {
      for (const entity of stale) {
        await db
          .table<Row>(entity.name)
          .toCollection()
          .modify((row) => {
            row.keys = keysOf(entity, row);
          });
      }
      // What an older version wrote it did not count as this one does, or not at all [RO2].
      await db.meta.delete('rollups');
      await writeMeta(db, 'indexed', wanted);
    });
  } catch (error) {
    if (!isStorageFull(error)) throw error;
  }
}
