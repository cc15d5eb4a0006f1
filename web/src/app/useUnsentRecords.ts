/** The records that live, or may live, on this device only. */
import { useLiveQuery } from 'dexie-react-hooks';
import { readAny } from '../data/anyRecord.ts';
import type { Device } from '../data/device.ts';
import { recordTitle } from './recordWords.ts';

export interface UnsentRecord {
  entity: string;
  id: string;
  title: string;
  since: number;
  edits: number;
}

export interface Unsent {
  count: number;
  countByEntity: ReadonlyMap<string, number>;
  /** Of the longest waiting, no more than asked for. */
  records: UnsentRecord[];
}

/**
 * `waiting`: to be sent. `unsent`: those, and what the server refused. `all`: every record that is not deleted as well,
 * for when nobody can tell what the server still has.
 */
export type UnsentScope = 'waiting' | 'unsent' | 'all';

export function useUnsentRecords(device: Device, limit: number, scope: UnsentScope): Unsent | undefined {
  return useLiveQuery(() => readUnsent(device, limit, scope), [device, limit, scope]);
}

async function readUnsent(device: Device, limit: number, scope: UnsentScope): Promise<Unsent> {
  const { outbox, refused } = device.db;
  const keys = [
    ...(await outbox.orderBy('since').primaryKeys()),
    ...(scope === 'waiting' ? [] : await refused.toCollection().primaryKeys()),
    ...(scope === 'all' ? await liveKeys(device) : []),
  ];
  const distinct = [...new Map(keys.map((key) => [key.join(' '), key])).values()];
  const countByEntity = new Map<string, number>();
  for (const [entity] of distinct) countByEntity.set(entity, (countByEntity.get(entity) ?? 0) + 1);
  const records = await Promise.all(
    distinct.slice(0, limit).map(async ([entity, id]): Promise<UnsentRecord> => {
      const { since, edits } = (await outbox.get([entity, id])) ?? { since: 0, edits: 0 };
      return { entity, id, since, edits, title: recordTitle(await readAny(device, entity, id)) };
    }),
  );
  return { count: distinct.length, countByEntity, records };
}

async function liveKeys({ db, registry }: Device): Promise<[entity: string, id: string][]> {
  const found = await Promise.all(
    Object.keys(registry).map(async (entity) => {
      const ids = await db.rows(entity).where('keys.live').equals(1).primaryKeys();
      return ids.map((id): [string, string] => [entity, id]);
    }),
  );
  return found.flat();
}
