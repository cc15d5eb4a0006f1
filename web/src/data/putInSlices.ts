/** Writes any number of rows within a transaction, a slice at a time: handed over at once they hold up the page for as long. */
import type { Table } from 'dexie';

const sliceSize = 100;

export async function putInSlices<R>(table: Pick<Table<R>, 'bulkPut'>, rows: readonly R[]): Promise<void> {
  for (let at = 0; at < rows.length; at += sliceSize) await table.bulkPut(rows.slice(at, at + sliceSize));
}
