/** The engine's view of the device database: pack the outbox, apply a reply. */
import type { Change } from '@holdfast/shared/protocol/exchange';
import type { LocalStore, PackedMark, PackLimits, Parcel } from '../sync/ports.ts';
import { applyReply } from './applyReply.ts';
import type { Device } from './device.ts';
import { readMeta, writeMeta } from './meta.ts';
import { isStorageFull } from './storageFull.ts';

const textEncoder = new TextEncoder();

export function createLocalStore(device: Device): LocalStore {
  const { db } = device;
  return {
    takeLease: () =>
      db.transaction('rw', db.meta, async () => {
        const lease = ((await readMeta(db, 'lease')) ?? 0) + 1;
        await writeMeta(db, 'lease', lease);
        return lease;
      }),
    pack: (limits) => packParcel(device, limits),
    apply: async (lease, parcel, reply, measured) => {
      try {
        return await applyReply(device, { lease, parcel, reply, measured });
      } catch (error) {
        if (isStorageFull(error)) return 'storage_full';
        throw error;
      }
    },
  };
}

/** Oldest marks first, as many as fit. While a snapshot comes in nothing is packed: it would be offered again anyway. */
async function packParcel(device: Device, limits: PackLimits): Promise<Parcel | null> {
  const { db } = device;
  const tables = [...Object.keys(device.registry).map((entity) => db.rows(entity)), db.outbox, db.meta];
  return db.transaction('r', tables, async () => {
    const account = await readMeta(db, 'account');
    if (account === undefined) return null;
    const parcel: Parcel = {
      workspace: account.workspace,
      device: device.id,
      cursor: (await readMeta(db, 'cursor')) ?? null,
      changes: [],
      marks: [],
      waiting: await db.outbox.count(),
      isHeld: (await readMeta(db, 'snapshot')) === true,
    };
    if (!parcel.isHeld) await fillParcel(device, parcel, limits);
    return parcel;
  });
}

async function fillParcel(device: Device, parcel: Parcel, { maxChanges, maxBytes }: PackLimits): Promise<void> {
  let bytes = 0;
  // A newer version may have left marks of entities this one has no table for: they wait for it.
  const known = device.db.outbox.orderBy('since').filter(({ entity }) => Object.hasOwn(device.registry, entity));
  for (const mark of await known.limit(maxChanges).toArray()) {
    const row = await device.db.rows(mark.entity).get(mark.id);
    const change: Change = { entity: mark.entity, id: mark.id, fields: {} };
    for (const [name, stamp] of Object.entries(mark.fields)) change.fields[name] = [row?.values[name], stamp];
    bytes += textEncoder.encode(JSON.stringify(change)).length + 1;
    if (bytes > maxBytes && parcel.changes.length > 0) return;
    parcel.changes.push(change);
    parcel.marks.push(toPackedMark(mark));
  }
}

function toPackedMark({ entity, id, fields, edits }: PackedMark): PackedMark {
  return { entity, id, fields, edits };
}
