/** Records of entities this version does not know wait aside and move in when a version that knows them starts [MG3]. */
import { mergeFields } from '@holdfast/shared/merge/mergeFields';
import type { DeviceDatabase } from './database.ts';
import { toFields, toRow } from './rowFields.ts';

export async function adoptUnknownRows(db: DeviceDatabase): Promise<void> {
  if ((await db.unknown.count()) === 0) return;
  for (const entity of Object.values(db.registry)) {
    await db.transaction('rw', db.unknown, db.rows(entity.name), async () => {
      const waiting = await db.unknown.where('entity').equals(entity.name).toArray();
      if (waiting.length === 0) return;
      const here = await db.rows(entity.name).bulkGet(waiting.map(({ id }) => id));
      const merged = waiting.map(({ id, fields }, n) => {
        // Another tab, of a version that knows the entity, may have written it already.
        const row = here[n];
        return toRow(entity, id, mergeFields(row ? toFields(row) : {}, fields).fields);
      });
      await db.rows(entity.name).bulkPut(merged);
      await db.unknown.where('entity').equals(entity.name).delete();
    });
  }
}
