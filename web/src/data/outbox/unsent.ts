/** Records that live on this device only: which, how many, since when. */
import type { DeviceDatabase, OutboxRow } from '../database.ts';
import { waitsForNobody } from './waiting.ts';

/** The longest waiting first. */
export function readQueue(db: DeviceDatabase, limit: number): Promise<OutboxRow[]> {
  return db.outbox.orderBy('since').limit(limit).toArray();
}

/** What is on this device only, whoever it belongs to: records, and forms somebody typed into and did not save. */
export async function countUnsent({ outbox, refused, drafts }: DeviceDatabase): Promise<number> {
  return (await outbox.count()) + (await refused.count()) + (await drafts.count());
}

/** How long a record has waited, and how many edits of it; zeros where it does not. */
export async function readWait(
  db: DeviceDatabase,
  entity: string,
  id: string,
): Promise<{ since: number; edits: number }> {
  const { since, edits } = (await db.outbox.get([entity, id])) ?? { since: 0, edits: 0 };
  return { since, edits };
}

/** Since when records have been on this device only, device milliseconds; null with an account or without records. */
export async function aloneSince(db: DeviceDatabase): Promise<number | null> {
  if (!(await waitsForNobody(db))) return null;
  return (await db.outbox.orderBy('since').first())?.since ?? null;
}
