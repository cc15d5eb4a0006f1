/**
 * Our own store as the app's screens use it. Each write is one transaction of the row with its index keys and the words it
 * is found by, a stamp a field, the clock, the mark for the server, the deed in the history, and what is counted by month
 * and by day.
 */

import { formatStamp } from '@holdfast/shared/clock/stamp';
import { expense } from '@holdfast/shared/entities/expense';
import { createEntityStore } from '../../src/data/entityStore.ts';
import { liveRead } from '../../src/data/liveRead.ts';
import { toStoredNames } from '../../src/data/write.ts';
import { writeInSlices } from '../../src/data/writeInSlices.ts';
import { createReceiver } from '../screens/receiver.ts';
import type { ShopRecord } from '../screens/shopRecords.ts';
import type { Contender, ExpenseRow, OpenStore } from './contender.ts';
import { ownName, receivingName } from './names.ts';
import { openOwnDevice } from './openOwnDevice.ts';
import { partlyOpen } from './partlyOpen.ts';
import { works } from './works.ts';

/** Fields only: the id is not one. */
const valuesOf = ({ id: _, ...values }: ExpenseRow) => values;

function must<T extends { ok: boolean }>(outcome: T): T {
  if (!outcome.ok) throw new Error(`the store refused: ${JSON.stringify(outcome)}`);
  return outcome;
}

async function openOwn(): Promise<OpenStore> {
  const device = await openOwnDevice('race-own');
  const store = createEntityStore(device, expense);
  return {
    add: async (row) => must(await store.add(valuesOf(row), row.id)),
    edit: async ({ id }, amount) => must(await store.edit(id, { amount })),
    async addMany(items) {
      const plan = (rows: readonly ExpenseRow[]) =>
        rows.map((row) => ({ entity: expense.name, id: row.id, values: toStoredNames(expense, valuesOf(row)) }));
      must(await writeInSlices(device, { entities: [expense.name], items, plan, action: () => ({ words: 'race' }) }));
    },
    get: store.get,
    newest: (to, limit) => store.query({ by: ['date'], to, reverse: true, limit }),
    month: (month) => store.query({ by: ['date'], from: month, to: `${month}-99` }),
    async watch(id, say) {
      const watch = liveRead(() => store.get(id)).subscribe((entry) => entry && say(entry.amount));
      return () => watch.unsubscribe();
    },
    close: async () => device.db.close(),
  };
}

const node = '0123456789abcdef';

/** The same rows as they come from a server: without mark and history, each field merged with what is there. */
async function openReceiving(): Promise<OpenStore> {
  const device = await openOwnDevice('race-received');
  const receive = await createReceiver(device);
  const began = Date.now();
  let received = 0;
  const toRecord = (row: ExpenseRow): ShopRecord => {
    received += 1;
    const stamp = formatStamp({ millis: began + received, counter: 0, node });
    const fields = Object.entries(valuesOf(row)).map(([name, value]) => [name, [value, stamp]]);
    return { entity: expense.name, id: row.id, fields: Object.fromEntries(fields) };
  };
  const addMany = (rows: ExpenseRow[]) => receive(rows.map(toRecord));
  return { ...partlyOpen, addMany, close: async () => device.db.close() };
}

export const ownContender: Contender = { name: ownName, open: openOwn };
export const receivingContender: Contender = {
  name: receivingName,
  open: openReceiving,
  leavesOut: works.map(({ name }) => name).filter((name) => name !== 'fill'),
};
