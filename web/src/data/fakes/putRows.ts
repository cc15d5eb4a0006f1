/** Rows as they come that were pulled, also with what this version would not write, in place of all that are there. */
import type { Device } from '../device.ts';
import { RowSet } from '../rollups/rowSet.ts';
import { toRow } from '../rowFields.ts';

export async function putRows(
  { db }: Device,
  entity: string,
  valuesById: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Promise<void> {
  await db.transaction('rw', db.rowTables([entity]), async () => {
    const rows = new RowSet(db);
    for (const row of await db.rows(entity).toArray()) {
      rows.hold(entity, row);
      rows.remove({ entity, id: row.id });
    }
    for (const [id, values] of Object.entries(valuesById)) {
      const fields = Object.entries(values).map(([name, value]) => [name, [value, 'stamp']]);
      rows.put(entity, toRow(id, Object.fromEntries(fields)));
    }
    await rows.save();
  });
}
