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
 * `unsent`: waiting to be sent, or refused by the server. `all`: every record that is not deleted, for when nobody
 * can tell what the server still has.
 */
export function useUnsentRecords(
  device: Device,
  limit: number,
  scope: 'unsent' | 'all' = 'unsent',
): Unsent | undefined {
  return useLiveQuery(async (): Promise<Unsent> => {
    const { db } = device;
    const keys = [
      ...(await db.outbox.toCollection().primaryKeys()),
      ...(await db.refused.toCollection().primaryKeys()),
      ...(scope === 'all' ? await liveKeys(device) : []),
    ];
    const distinct = new Map(keys.map(([entity, id]) => [`${entity} ${id}`, entity]));
    const countByEntity = new Map<string, number>();
    for (const entity of distinct.values()) countByEntity.set(entity, (countByEntity.get(entity) ?? 0) + 1);
    const waiting = await db.outbox.orderBy('since').limit(limit).toArray();
    const others = keys.filter(([entity, id]) => !waiting.some((mark) => mark.entity === entity && mark.id === id));
    const shown = [
      ...waiting,
      ...(scope === 'all' ? others.map(([entity, id]) => ({ entity, id, since: 0, edits: 0 })) : []),
    ].slice(0, limit);
    const records = await Promise.all(
      shown.map(async ({ entity, id, since, edits }) => {
        return { entity, id, since, edits, title: recordTitle(await readAny(device, entity, id)) };
      }),
    );
    return { count: distinct.size, countByEntity, records };
  }, [device, limit, scope]);
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
