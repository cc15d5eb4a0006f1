/** A text for whoever helps: ids, times and codes. Never a value a person wrote, and not their e-mail. */
import { readMeta } from '../../data/meta.ts';
import { readRefused } from '../../data/outbox/refused.ts';
import { readQueue } from '../../data/outbox/unsent.ts';
import type { AppState } from '../AppContext.ts';

const listed = 50;

export async function makeReport({
  device,
  account,
  session,
  status,
  paused,
  unsent,
  thisTabSyncs,
}: AppState): Promise<string> {
  const { db } = device;
  const queue = await readQueue(db, listed);
  const refused = await readRefused(db, listed);
  const report = {
    at: device.now(),
    device: device.id,
    workspace: account?.workspace ?? null,
    session,
    paused,
    thisTabSyncs,
    status,
    unsent,
    queue: queue.map(({ entity, id, fields, since, edits }) => ({
      entity,
      id,
      fields: Object.keys(fields),
      since,
      edits,
    })),
    refused: refused.map(({ entity, id, fields, code, at }) => ({ entity, id, fields: Object.keys(fields), code, at })),
    clock: (await readMeta(db, 'clock')) ?? null,
    cursor: (await readMeta(db, 'cursor')) ?? null,
    lastSentAt: (await readMeta(db, 'lastSentAt')) ?? null,
    lastReceivedAt: (await readMeta(db, 'lastReceivedAt')) ?? null,
    totals: (await readMeta(db, 'totals')) ?? null,
    lease: (await readMeta(db, 'lease')) ?? null,
    homecoming: (await readMeta(db, 'homecoming')) ?? null,
  };
  return JSON.stringify(report, null, 2);
}
