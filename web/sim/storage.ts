/** What really lies in a device's IndexedDB, read past the code under test. */
import type { DiaryRow, OutboxRow, RefusedRow, RollupRow, Row, UnknownRow } from '../src/data/database.ts';

export interface Stored {
  /** Entity name to its rows. */
  tables: Map<string, Row[]>;
  /** Entity name to its indexes that lists are read by, each with the ids in it. */
  lists: Map<string, Map<string, string[]>>;
  diary: DiaryRow[];
  outbox: OutboxRow[];
  refused: RefusedRow[];
  unknown: UnknownRow[];
  rollups: RollupRow[];
  meta: Map<string, unknown>;
}

const ours = ['outbox', 'refused', 'diary', 'drafts', 'history', 'unknown', 'rollups', 'copies', 'meta'];

export async function readStorage(factory: IDBFactory, database: string): Promise<Stored> {
  const db = await answer<IDBDatabase>(factory.open(database) as unknown as IDBRequest<IDBDatabase>);
  try {
    const names = [...db.objectStoreNames].filter((name) => !name.startsWith('$'));
    const entities = names.filter((name) => !ours.includes(name));
    const transaction = db.transaction(names, 'readonly');
    const all = new Map<string, unknown[]>();
    const reads = names.map(async (name) => all.set(name, await answer(transaction.objectStore(name).getAll())));
    const lists = entities.map(async (name) => [name, await readLists(transaction.objectStore(name))] as const);
    await Promise.all(reads);
    const rowsOf = <T>(name: string) => (all.get(name) ?? []) as T[];
    return {
      tables: new Map(entities.map((name) => [name, rowsOf<Row>(name)])),
      lists: new Map(await Promise.all(lists)),
      diary: rowsOf('diary'),
      outbox: rowsOf('outbox'),
      refused: rowsOf('refused'),
      unknown: rowsOf('unknown'),
      rollups: rowsOf('rollups'),
      meta: new Map(rowsOf<{ key: string; value: unknown }>('meta').map(({ key, value }) => [key, value])),
    };
  } finally {
    db.close();
  }
}

async function readLists(table: IDBObjectStore): Promise<Map<string, string[]>> {
  const names = [...table.indexNames].filter((name) => name.includes('keys.live'));
  const reads = names.map(async (name) => [name, (await answer(table.index(name).getAllKeys())).map(String)] as const);
  return new Map(await Promise.all(reads));
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Each field a device has, in rows of known and unknown entities alike, by `fieldKey`. */
export function pairsOf({ tables, unknown }: Stored): Map<string, [value: unknown, stamp: string]> {
  const pairs = new Map<string, [unknown, string]>();
  for (const [entity, rows] of tables) {
    for (const { id, values, stamps } of rows) {
      for (const [name, stamp] of Object.entries(stamps)) pairs.set(fieldKey(entity, id, name), [values[name], stamp]);
    }
  }
  for (const { entity, id, fields } of unknown) {
    for (const [name, [value, stamp]] of Object.entries(fields)) pairs.set(fieldKey(entity, id, name), [value, stamp]);
  }
  return pairs;
}

export const recordKey = (entity: string, id: string) => `${entity} ${id}`;
export const fieldKey = (entity: string, id: string, name: string) => `${entity} ${id} ${name}`;
