/** Which records live, or may live, on this device only. */
import type { Device } from '../device.ts';

/**
 * `waiting`: to be sent. `unsent`: those, and what the server refused. `all`: every record that is not deleted as well,
 * for when nobody can tell what the server still has.
 */
export type UnsentScope = 'waiting' | 'unsent' | 'all';

export type RecordKey = [entity: string, id: string];

/** Each once: the longest waiting first, then what was refused, then the rest. */
export async function unsentKeys(device: Device, scope: UnsentScope): Promise<RecordKey[]> {
  const { outbox, refused } = device.db;
  const keys = [
    ...(await outbox.orderBy('since').primaryKeys()),
    ...(scope === 'waiting' ? [] : await refused.toCollection().primaryKeys()),
    ...(scope === 'all' ? await liveKeys(device) : []),
  ];
  return [...new Map(keys.map((key) => [key.join(' '), key])).values()];
}

async function liveKeys({ db, registry }: Device): Promise<RecordKey[]> {
  const found = await Promise.all(
    Object.keys(registry).map(async (entity) => {
      const ids = await db.rows(entity).where('keys.live').equals(1).primaryKeys();
      return ids.map((id): RecordKey => [entity, id]);
    }),
  );
  return found.flat();
}
