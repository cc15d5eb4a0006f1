/** The records that live on this device only: waiting to be sent, or refused by the server. */
import { useLiveQuery } from 'dexie-react-hooks';
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

export function useUnsentRecords(device: Device, limit: number): Unsent | undefined {
  return useLiveQuery(async (): Promise<Unsent> => {
    const { db } = device;
    const waiting = await db.outbox.orderBy('since').limit(limit).toArray();
    const keys = [
      ...(await db.outbox.toCollection().primaryKeys()),
      ...(await db.refused.toCollection().primaryKeys()),
    ];
    const distinct = new Map(keys.map(([entity, id]) => [`${entity} ${id}`, entity]));
    const countByEntity = new Map<string, number>();
    for (const entity of distinct.values()) countByEntity.set(entity, (countByEntity.get(entity) ?? 0) + 1);
    const records = await Promise.all(
      waiting.map(async ({ entity, id, since, edits }) => {
        const row = await db.rows(entity).get(id);
        return { entity, id, since, edits, title: recordTitle(row?.values) };
      }),
    );
    return { count: distinct.size, countByEntity, records };
  }, [device, limit]);
}
