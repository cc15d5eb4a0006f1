/** What a person can do with a change the server rejected, besides editing the record [OB5]. */
import type { DeviceDatabase, RefusedRow } from '../database.ts';
import { readMeta, writeMeta } from '../meta.ts';
import { Marks, outboxTables } from './marks.ts';

/** An open device, or as much of one as this takes. */
interface Here {
  db: DeviceDatabase;
  now(): number;
}

/** By entity, then by id. */
export function readRefused({ refused }: DeviceDatabase, limit?: number): Promise<RefusedRow[]> {
  return (limit === undefined ? refused.toCollection() : refused.limit(limit)).toArray();
}

/** Offers the change again as it is, for instance after an update of the server. */
export async function retryRefused({ db, now }: Here, entity: string, id: string): Promise<void> {
  await db.transaction('rw', [...outboxTables(db), db.meta], async () => {
    const marks = new Marks(db, now);
    await marks.open(entity, [id]);
    marks.retry({ entity, id });
    await marks.save();
  });
}

/** Stops offering the change. The record stays on this device as it is; the server keeps its own version. */
export async function discardRefused({ db }: Here, entity: string, id: string): Promise<void> {
  await db.refused.delete([entity, id]);
}

/** A new build may know what the last one, or its server, did not: what was refused is offered once more [OB5]. */
export async function retryAfterUpdate(device: Here & { build?: string }): Promise<void> {
  const { db, build } = device;
  if (build === undefined || (await readMeta(db, 'build')) === build) return;
  for (const { entity, id } of await db.refused.toArray()) await retryRefused(device, entity, id);
  await writeMeta(db, 'build', build);
}
