/**
 * Adds a sale and gives it its number: two letters of this device and a running count, final the moment it is made, also
 * offline. A number once given is never given again, whatever becomes of its sale; one that is refused takes none.
 */
import { sale } from '@holdfast/shared/entities/sale';
import type { Device } from '../../data/device.ts';
import type { EntityStore } from '../../data/entityStore.ts';
import { readMeta, writeMeta } from '../../data/meta.ts';
import { inOneTransaction, type WriteOptions, type WriteOutcome } from '../../data/write.ts';
import type { Sale } from './definition.ts';

/** Without I and O, which are read as digits. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

export type NewSale = Partial<Omit<Sale, 'id' | 'number'>>;

/** With the id of a sale that is there already (a second press) that one is written again, under the number it has. */
export async function addSale(
  device: Device,
  store: EntityStore<typeof sale>,
  values: NewSale,
  id: string = device.newId(),
  options: WriteOptions = {},
): Promise<WriteOutcome> {
  const { db } = device;
  // One transaction for the sale and the count: both are kept or neither, and two tabs count one after the other.
  return inOneTransaction(device, [sale.name], async () => {
    if ((await db.rows(sale.name).get(id)) !== undefined) return store.edit(id, values, undefined, options);
    const prefix = numberPrefix(device.node);
    const count = await nextCount(device, store, prefix);
    const outcome = await store.add({ ...values, number: `${prefix}-${count}` }, id, options);
    if (outcome.ok) await writeMeta(db, 'saleCount', count);
    return outcome;
  });
}

export function numberPrefix(node: string): string {
  const seed = Number.parseInt(node.slice(-8), 16);
  return `${letters[seed % 24]}${letters[Math.floor(seed / 24) % 24]}`;
}

/** Two devices share their letters once in 576 times: where a number is taken, this one goes on after the highest. */
async function nextCount({ db }: Device, store: EntityStore<typeof sale>, prefix: string): Promise<number> {
  const next = ((await readMeta(db, 'saleCount')) ?? 0) + 1;
  if ((await store.count({ by: ['number'], equals: [`${prefix}-${next}`] })) === 0) return next;
  const taken = await store.query({ by: ['number'], from: `${prefix}-`, to: `${prefix}-~` });
  return taken.reduce((highest, { number }) => Math.max(highest, countOf(number)), next) + 1;
}

/** Numbers can be edited elsewhere: what is no count of ours is none. */
function countOf(number: string): number {
  const [, count] = /^[A-Z]{2}-(\d{1,9})$/.exec(number) ?? [];
  return Number(count ?? 0);
}
