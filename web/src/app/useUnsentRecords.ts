/** The records that live, or may live, on this device only, in words. */

import { readAny } from '../data/anyRecord.ts';
import type { Device } from '../data/device.ts';
import { countUnsent, readWait } from '../data/outbox/unsent.ts';
import { type RecordKey, type UnsentScope, unsentKeys } from '../data/outbox/unsentKeys.ts';
import { useLive } from '../data/useLive.ts';
import { recordTitle } from '../widgets/recordWords.ts';

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
  /** Forms somebody typed into and did not save: nobody ever sends them. */
  drafts: number;
  /** Of all this, what is known to be on this device only: what a person agrees to lose who leaves now. */
  atStake: number;
}

export function useUnsentRecords(device: Device, limit: number, scope: UnsentScope): Unsent | undefined {
  return useLive(async () => {
    const keys = await unsentKeys(device, scope);
    const countByEntity = new Map<string, number>();
    for (const [entity] of keys) countByEntity.set(entity, (countByEntity.get(entity) ?? 0) + 1);
    const records = await Promise.all(keys.slice(0, limit).map((key) => readRecord(device, key)));
    const [drafts, atStake] = [await device.db.drafts.count(), await countUnsent(device.db)];
    return { count: keys.length, countByEntity, records, drafts, atStake };
  }, [device, limit, scope]);
}

async function readRecord(device: Device, [entity, id]: RecordKey): Promise<UnsentRecord> {
  const { since, edits } = await readWait(device.db, entity, id);
  return { entity, id, since, edits, title: recordTitle(entity, await readAny(device, entity, id)) };
}
