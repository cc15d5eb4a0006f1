/**
 * Databases as earlier versions left them, rebuilt by plain IndexedDB: the code that made them is not asked.
 * The files in ../frozen are dumps of real ones. They are never made anew, or they would show nothing.
 */
import type { DexieOptions } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import frozen from '../frozen/device-1.json' with { type: 'json' };

export { frozen };

/** What Dexie needs to open the frozen database, in an IndexedDB that holds nothing else. */
export async function buildFrozenDatabase(name: string): Promise<DexieOptions> {
  const indexedDB = new IDBFactory();
  const open = indexedDB.open(name, frozen.nativeVersion);
  open.onupgradeneeded = () => {
    for (const { name: store, keyPath, autoIncrement, indexes, rows } of frozen.stores) {
      const made = open.result.createObjectStore(store, { keyPath, autoIncrement });
      for (const { name: index, keyPath: path, ...options } of indexes) made.createIndex(index, path, options);
      for (const row of rows) made.put(row);
    }
  };
  const made = await new Promise<{ close(): void }>((resolve, reject) => {
    open.onsuccess = () => resolve(open.result);
    open.onerror = () => reject(open.error);
  });
  made.close();
  return { indexedDB, IDBKeyRange };
}
