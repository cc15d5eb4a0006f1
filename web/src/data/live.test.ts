import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, it, vi } from 'vitest';
import { live } from './live.ts';

Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory(), IDBKeyRange });

/** A read of several steps, as plain functions that call each other. */
async function firstAndSecond(table: Dexie.Table<number, string>) {
  const first = await table.get('first');
  const second = await readOther(table);
  return [first, second];
}

async function readOther(table: Dexie.Table<number, string>) {
  return (await table.get('second')) ?? 0;
}

it('a live read sees every step of it, however it was written', async () => {
  const db = new Dexie('live');
  db.version(1).stores({ numbers: '' });
  const numbers = db.table<number, string>('numbers');
  await numbers.put(1, 'first');
  const seen: unknown[] = [];
  const subscription = live(() => firstAndSecond(numbers)).subscribe((value) => void seen.push(value));
  await vi.waitFor(() => expect(seen).toEqual([[1, 0]]));
  await numbers.put(2, 'second');
  await vi.waitFor(() => expect(seen).toEqual([[1, 0], [1, 2]]));
  await numbers.put(3, 'second');
  await vi.waitFor(() => expect(seen.at(-1)).toEqual([1, 3]));
  subscription.unsubscribe();
});
