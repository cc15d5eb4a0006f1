/** How many records somebody has saved on this device, as far as it matters; what is in them is not read. */
import type { DeviceDatabase } from '../../data/database.ts';
import { readMeta } from '../../data/meta.ts';
import { demoPrefix } from '../../demo/demoId.ts';

/**
 * At most `enough`. The records of the demo count for nothing, and those that came from other devices or in a file as
 * often as something was written here. All ids made by a clock sort before those of the demo.
 */
export async function countSaved(db: DeviceDatabase, entities: readonly string[], enough: number): Promise<number> {
  const written = (await readMeta(db, 'clock'))?.writes ?? 0;
  let records = 0;
  for (const entity of entities) {
    const left = enough - records;
    if (left > 0) records += (await db.rows(entity).where('id').below(demoPrefix).limit(left).primaryKeys()).length;
  }
  return Math.min(written, records);
}
