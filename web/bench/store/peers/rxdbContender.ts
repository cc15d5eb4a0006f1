/** RxDB with its free storage, as its documents set it up: without validation, events to other contexts on. */
import { createRxDatabase } from 'rxdb/plugins/core';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { Contender, ExpenseRow, OpenStore } from '../contender.ts';

const text = (maxLength: number) => ({ type: 'string', maxLength }) as const;
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: text(36),
    date: text(10),
    amount: { type: 'number' },
    currency: text(3),
    category: text(100),
    vendor: text(100),
    method: text(100),
  },
  required: ['id', 'date', 'amount', 'currency', 'category', 'vendor', 'method'],
  indexes: ['date'],
} as const;

async function open(): Promise<OpenStore> {
  const db = await createRxDatabase({ name: 'race-rxdb', storage: getRxStorageDexie(), multiInstance: true });
  const { rows } = await db.addCollections<{ rows: import('rxdb').RxCollection<ExpenseRow> }>({ rows: { schema } });
  return {
    add: (row) => rows.insert(row),
    edit: (row, amount) => rows.incrementalUpsert({ ...row, amount }),
    addMany: async (all) => {
      const { error } = await rows.bulkInsert(all);
      if (error.length > 0) throw new Error(`RxDB did not take ${error.length} rows`);
    },
    get: (id) => rows.findOne(id).exec(),
    newest: (to, limit) => rows.find({ selector: { date: { $lte: to } }, sort: [{ date: 'desc' }], limit }).exec(),
    month: (month) => rows.find({ selector: { date: { $gte: month, $lte: `${month}-99` } } }).exec(),
    async watch(id, say) {
      const watch = rows.findOne(id).$.subscribe((row) => row && say(row.amount));
      return () => watch.unsubscribe();
    },
    close: () => db.close(),
  };
}

export const rxdbContender: Contender = { name: 'RxDB', open };
