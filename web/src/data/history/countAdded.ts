/** Whether somebody has come to use this device: how many records they made here, as far as that matters. */
import type { DeviceDatabase } from '../database.ts';

/** Actions looked at, the oldest first: an import is one of them, and may be large. */
const looked = 20;

/** At most `enough`; of records whose id does not count, such as those of the demo, none. */
export async function countAdded(
  { history }: DeviceDatabase,
  enough: number,
  counts: (id: string) => boolean,
): Promise<number> {
  let added = 0;
  for (const { kind, deeds } of await history.limit(looked).toArray()) {
    if (kind === 'deed') added += deeds.filter(({ id, isNew }) => isNew && counts(id)).length;
    if (added >= enough) return enough;
  }
  return added;
}
