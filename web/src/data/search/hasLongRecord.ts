/** Whether there is a record of which not every word is indexed [SE4]. */
import type { DeviceDatabase } from '../database.ts';
import { andMore } from './wordsOf.ts';

export async function hasLongRecord(db: DeviceDatabase, entity: string): Promise<boolean> {
  return (await db.rows(entity).where('words').equals(andMore).limit(1).primaryKeys()).length > 0;
}
