/**
 * The rows that are there of many keys. One request a key is what a bulk write would cost most by, and of new records none
 * is there: so what lies between the lowest and the highest key is asked for first, and mostly that is all.
 */
import { cmp, type IndexableType, type Table } from 'dexie';

/** So many are asked for one by one: that is one turn of the database, and the other way is two. */
const fewKeys = 8;

/** In no order. Of keys that lie far apart, with many others between them, each is asked for after all. */
export async function readPresent<R, K extends IndexableType>(
  table: Pick<Table<R, K>, 'bulkGet' | 'where'>,
  keys: readonly K[],
): Promise<R[]> {
  if (keys.length > fewKeys) {
    const [lowest, highest] = edgesOf(keys);
    const between = () => table.where(':id').between(lowest, highest, true, true);
    const there = await between()
      .limit(keys.length + 1)
      .primaryKeys();
    if (there.length === 0) return [];
    if (there.length <= keys.length) return wantedOf(await between().toArray(), there, keys);
  }
  return (await table.bulkGet([...keys])).filter((row) => row !== undefined);
}

/** `there`: the keys of the rows, which came in the same order. */
function wantedOf<R>(rows: readonly R[], there: readonly unknown[], keys: readonly unknown[]): R[] {
  const wanted = new Set(keys.map((key) => JSON.stringify(key)));
  return rows.filter((_, at) => wanted.has(JSON.stringify(there[at])));
}

function edgesOf<K>(keys: readonly K[]): [lowest: K, highest: K] {
  let [lowest, highest] = [keys[0] as K, keys[0] as K];
  for (const key of keys) {
    if (cmp(key, lowest) < 0) lowest = key;
    if (cmp(key, highest) > 0) highest = key;
  }
  return [lowest, highest];
}
