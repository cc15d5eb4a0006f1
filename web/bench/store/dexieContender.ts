/** The library that our own store is built on, by itself: rows and an index, live queries, nothing else. */
import { Dexie, liveQuery, type Table } from 'dexie';
import type { Contender, ExpenseRow, OpenStore } from './contender.ts';

async function open(): Promise<OpenStore> {
  const db = new Dexie('race-dexie');
  db.version(1).stores({ rows: 'id, date' });
  await db.open();
  const rows: Table<ExpenseRow, string> = db.table('rows');
  return {
    add: (row) => rows.add(row),
    addMany: (all) => rows.bulkAdd(all),
    edit: ({ id }, amount) => rows.update(id, { amount }),
    get: (id) => rows.get(id),
    newest: (to, count) => rows.where('date').belowOrEqual(to).reverse().limit(count).toArray(),
    month: (month) => rows.where('date').startsWith(month).toArray(),
    async watch(id, say) {
      const watch = liveQuery(() => rows.get(id)).subscribe((row) => row && say(row.amount));
      return () => watch.unsubscribe();
    },
    close: async () => db.close(),
  };
}

export const dexieContender: Contender = { name: 'Dexie', open };
