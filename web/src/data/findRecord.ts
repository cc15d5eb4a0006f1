/** Which entity a record is of, where only its id is known. */
import type { Device } from './device.ts';

/** Undefined where no table holds it. A deleted record is there. */
export async function findRecord({ db, registry }: Device, id: string): Promise<string | undefined> {
  const names = Object.keys(registry);
  const counts = await Promise.all(names.map((name) => db.rows(name).where('id').equals(id).count()));
  return names.find((_, at) => counts[at] === 1);
}
