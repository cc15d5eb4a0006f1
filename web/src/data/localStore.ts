/** The engine's view of the device database: pack the outbox, apply a reply. */
import type { LocalStore } from '../sync/ports.ts';
import { applyReply } from './applyReply.ts';
import type { Device } from './device.ts';
import { takeLease } from './meta.ts';
import { packBatch } from './outbox/packBatch.ts';
import { isStorageFull } from './storageFull.ts';

export function createLocalStore(device: Device): LocalStore {
  const { db } = device;
  return {
    takeLease: () => db.transaction('rw', db.meta, () => takeLease(db)).catch(nullWhenFull),
    pack: (limits) => packBatch(device, limits),
    apply: async (lease, batch, reply, measured) => {
      const work = { lease, batch, reply, measured };
      return (await applyReply(device, work).catch(nullWhenFull)) ?? 'storage_full';
    },
  };
}

function nullWhenFull(error: unknown): null {
  if (isStorageFull(error)) return null;
  throw error;
}
