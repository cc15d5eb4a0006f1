/**
 * The number on a receipt, final the moment it is made, also offline: two letters of this device and a running count.
 * A number once given is never given again, whatever becomes of its sale.
 */
import type { sale } from '@holdfast/shared/entities/sale';
import type { Device } from '../../data/device.ts';
import type { EntityStore } from '../../data/entityStore.ts';
import { readMeta, writeMeta } from '../../data/meta.ts';
import { storageRoom } from '../../data/storageRoom.ts';

/** Without I and O, which are read as digits. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

export function numberPrefix(node: string): string {
  const seed = Number.parseInt(node.slice(-8), 16);
  return `${letters[seed % 24]}${letters[Math.floor(seed / 24) % 24]}`;
}

/** Null when the device has no room to keep the count. */
export async function numberSale(device: Device, store: EntityStore<typeof sale>): Promise<string | null> {
  const prefix = numberPrefix(device.node);
  const newest = await store.query({ by: ['date'], reverse: true, limit: 100 });
  const seen = Math.max(0, ...newest.map(({ number }) => countIn(number, prefix)));
  const { db } = device;
  const counting = db.transaction('rw', db.meta, async () => {
    const next = Math.max((await readMeta(db, 'saleCount')) ?? 0, seen) + 1;
    await writeMeta(db, 'saleCount', next);
    return next;
  });
  const count = await counting.then((next) => next, storageRoom.nullWhenFull);
  return count === null ? null : `${prefix}-${count}`;
}

/** Two devices share their letters once in 576 times: then at least what has been seen is not repeated. */
function countIn(number: string, prefix: string): number {
  const match = /^([A-Z]{2})-(\d{1,9})$/.exec(number);
  return match?.[1] === prefix ? Number(match[2]) : 0;
}
