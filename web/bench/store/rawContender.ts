/**
 * The limit: IndexedDB by hand, one row by its key, one index. No stamps, no marks, no history, nothing counted; the one
 * thing it does besides is to say which row has changed.
 */
import type { Contender, ExpenseRow, OpenStore } from './contender.ts';
import { limitName } from './names.ts';

const rows = 'rows';

/** Chromium has had it since version 141, and the library of all the others uses it: backwards without a cursor. */
interface RecordsReader {
  getAllRecords(asked: { query: IDBKeyRange; count: number; direction: 'prev' }): IDBRequest<{ value: unknown }[]>;
}

export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open('race-raw', 1);
  request.onupgradeneeded = () => request.result.createObjectStore(rows, { keyPath: 'id' }).createIndex('date', 'date');
  return settled(request);
}

async function open(): Promise<OpenStore> {
  const db = await openDatabase();
  const channel = new BroadcastChannel('race-raw');
  const watched = new Map<string, (amount: number) => void>();
  const read = () => db.transaction(rows).objectStore(rows);
  const get = (id: string): Promise<ExpenseRow | undefined> => settled(read().get(id));
  const hear = async (id: string) => {
    const say = watched.get(id);
    const row = say && (await get(id));
    if (row !== undefined) say?.(row.amount);
  };
  channel.onmessage = ({ data }) => void hear(String(data));
  const write = (puts: readonly ExpenseRow[]) =>
    new Promise<void>((resolve, reject) => {
      const transaction = db.transaction(rows, 'readwrite');
      const store = transaction.objectStore(rows);
      for (const row of puts) store.put(row);
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
  return {
    add: (row) => write([row]),
    addMany: write,
    async edit(row, amount) {
      await write([{ ...row, amount }]);
      channel.postMessage(row.id);
      void hear(row.id);
    },
    get,
    newest: async (to, count) => {
      const asked = { query: IDBKeyRange.upperBound(to), count, direction: 'prev' } as const;
      const index = read().index('date') as IDBIndex & RecordsReader;
      return (await settled(index.getAllRecords(asked))).map(({ value }) => value);
    },
    month: (month) =>
      settled(
        read()
          .index('date')
          .getAll(IDBKeyRange.bound(month, `${month}-99`)),
      ),
    async watch(id, say) {
      watched.set(id, say);
      return () => void watched.delete(id);
    },
    async close() {
      channel.close();
      db.close();
    },
  };
}

export const rawContender: Contender = { name: limitName, open };
