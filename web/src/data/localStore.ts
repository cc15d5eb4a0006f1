/** The engine's view of the device database: pack the outbox, apply a reply. */
import type { LocalStore } from '../sync/ports.ts';
import { applyReply, type ReplyToApply } from './applyReply.ts';
import type { Device } from './device.ts';
import { takeLease } from './meta.ts';
import { packBatch } from './outbox/packBatch.ts';
import type { EndSnapshot } from './snapshot.ts';
import { isStorageFull } from './storageFull.ts';

/**
 * `prepare` is called before each reply is applied, with a chance to look at it; it answers what ends a snapshot, which is
 * fetched for that. Where it cannot be had the reply is not applied, and comes once more.
 */
export function createLocalStore(device: Device, prepare: (work: ReplyToApply) => Promise<EndSnapshot>): LocalStore {
  const { db } = device;
  return {
    takeLease: () => db.transaction('rw', db.meta, () => takeLease(db)).catch(nullWhenFull),
    pack: (limits) => packBatch(device, limits),
    apply: async (lease, batch, reply, measured) => {
      const work = { lease, batch, reply, measured };
      return (await applyReply(device, work, await prepare(work)).catch(nullWhenFull)) ?? 'storage_full';
    },
  };
}

function nullWhenFull(error: unknown): null {
  if (isStorageFull(error)) return null;
  throw error;
}
