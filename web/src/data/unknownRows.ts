/** Records of entities this version does not know wait aside and move in when a version that knows them starts [MG3]. */
import { mergeFields } from '@holdfast/shared/merge/mergeFields';
import type { DeviceDatabase } from './database.ts';
import { RowSet } from './rollups/rowSet.ts';
import { toFields, toRow } from './rowFields.ts';

export async function adoptUnknownRows(db: DeviceDatabase): Promise<void> {
  if ((await db.unknown.count()) === 0) return;
  for (const entity of Object.values(db.registry)) {
    await db.transaction('rw', [db.unknown, ...db.rowTables([entity.name])], async () => {
      const waiting = await db.unknown.where('entity').equals(entity.name).toArray();
      if (waiting.length === 0) return;
      const rows = new RowSet(db);
      await rows.open(
        entity.name,
        waiting.map(({ id }) => id),
      );
      for (const { id, fields } of waiting) {
        // Another tab, of a version that knows the entity, may have written it already.
        const row = rows.get({ entity: entity.name, id });
        rows.put(entity.name, toRow(id, mergeFields(row ? toFields(row) : {}, fields).fields));
      }
      await rows.save();
      await db.unknown.where('entity').equals(entity.name).delete();
    });
  }
}
