/** Records of entities this version does not know wait aside and move in when a version that knows them starts [MG3]. */
import type { DeviceDatabase } from './database.ts';
import { toRow } from './rowFields.ts';

export async function adoptUnknownRows(db: DeviceDatabase): Promise<void> {
  if ((await db.unknown.count()) === 0) return;
  for (const entity of Object.values(db.registry)) {
    await db.transaction('rw', db.unknown, db.rows(entity.name), async () => {
      const waiting = await db.unknown.where('entity').equals(entity.name).toArray();
      if (waiting.length === 0) return;
      await db.rows(entity.name).bulkPut(waiting.map(({ id, fields }) => toRow(entity, id, fields)));
      await db.unknown.where('entity').equals(entity.name).delete();
    });
  }
}
