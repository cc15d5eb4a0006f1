/** Packs what waits into one request. */
import type { Change } from '@holdfast/shared/protocol/exchange';
import type { Batch, PackedMark, PackLimits } from '../../sync/ports.ts';
import type { OutboxRow } from '../database.ts';
import type { Device } from '../device.ts';
import { readMeta, readSnapshot } from '../meta.ts';
import { toFields } from '../rowFields.ts';

const textEncoder = new TextEncoder();

/** Oldest marks first, as many as fit. While a snapshot comes in nothing is packed: only its end says what the server lacks. */
export async function packBatch(device: Device, limits: PackLimits): Promise<Batch | null> {
  const { db } = device;
  const tables = [...Object.keys(device.registry), db.unknown, db.outbox, db.meta];
  return db.transaction('r', tables, async () => {
    const account = await readMeta(db, 'account');
    if (account === undefined) return null;
    const batch: Batch = {
      account: account.userId,
      workspace: account.workspace,
      device: device.id,
      cursor: (await readMeta(db, 'cursor')) ?? null,
      changes: [],
      marks: [],
      waiting: await db.outbox.count(),
      isHeld: (await readSnapshot(db)) !== null,
    };
    if (!batch.isHeld) await fillBatch(device, batch, limits);
    return batch;
  });
}

async function fillBatch(
  device: Device,
  batch: Batch,
  { maxChanges, maxBytes, pick = () => true }: PackLimits,
): Promise<void> {
  const { db } = device;
  const aside = new Set((await db.unknown.toCollection().primaryKeys()).map(String));
  // A newer version may have left marks of entities this one does not know: they wait until it runs here again.
  const isHere = ({ entity, id }: OutboxRow) =>
    Object.hasOwn(device.registry, entity) || aside.has(String([entity, id]));
  const marks = db.outbox.orderBy('since').filter((mark) => isHere(mark) && pick(mark));
  let bytes = 0;
  for (const mark of await marks.limit(maxChanges).toArray()) {
    const change = await packChange(device, mark);
    bytes += textEncoder.encode(JSON.stringify(change)).length + 1;
    if (bytes > maxBytes && batch.changes.length > 0) return;
    batch.changes.push(change);
    batch.marks.push(toPackedMark(mark));
  }
}

async function packChange({ db, registry }: Device, { entity, id, fields }: OutboxRow): Promise<Change> {
  const change: Change = { entity, id, fields: {} };
  const row = Object.hasOwn(registry, entity) ? await db.rows(entity).get(id) : undefined;
  const aside = row ? undefined : await db.unknown.get([entity, id]);
  // Each value is sent with the stamp kept beside it, not with the mark's: even if the two differed, no value could be
  // sent under the stamp of another one.
  const pairs = row ? toFields(row) : aside?.fields;
  for (const name of Object.keys(fields)) {
    const pair = pairs?.[name];
    if (pair !== undefined) change.fields[name] = pair;
  }
  return change;
}

function toPackedMark({ entity, id, fields, edits }: PackedMark): PackedMark {
  return { entity, id, fields, edits };
}
