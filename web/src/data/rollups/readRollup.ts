/** What is counted, for lists and sums of any length: a range of keys is read, and no record. */
import type { EntityDefinition, IndexKey } from '@holdfast/shared/entities/defineEntity';
import type { Amount } from '@holdfast/shared/values/sumByCurrency';
import { Dexie } from 'dexie';
import type { DeviceDatabase } from '../database.ts';
import { isCounted, readRollupStates } from './rollupState.ts';

export interface RollupRange {
  /** Values of the leading parts of the key. */
  equals?: readonly IndexKey[];
  /** Bounds of the part after those: `from` and `to` are in the range, `after` and `before` are not. */
  from?: IndexKey;
  after?: IndexKey;
  to?: IndexKey;
  before?: IndexKey;
}

export interface RollupEntry {
  /** As the entity's rollup says what it counts by. */
  key: readonly IndexKey[];
  count: number;
  /** Of more than a number holds exactly, the nearest number. */
  sum: number;
}

/** What readRollup reads. */
export const rollupTables = ({ rollups, meta }: DeviceDatabase) => [rollups, meta];

/** In the order of their keys. Null while they are being counted: then nothing is known, not even that there is none. */
export async function readRollup<E extends EntityDefinition>(
  db: DeviceDatabase,
  entity: E,
  name: string & keyof E['rollups'],
  { equals = [], from, after, to, before }: RollupRange = {},
): Promise<RollupEntry[] | null> {
  const fixed = [entity.name, name, ...equals];
  const past = Dexie.maxKey as unknown as IndexKey;
  // A shorter key sorts before all that it is the beginning of.
  const lower = after === undefined ? [...fixed, ...(from === undefined ? [] : [from])] : [...fixed, after, past];
  const upper = before === undefined ? [...fixed, ...(to === undefined ? [] : [to]), past] : [...fixed, before];
  const range = db.rollups.where('key').between(lower, upper, true, false);
  const [states, rows] = await Promise.all([readRollupStates(db), range.toArray()]);
  if (!isCounted(states, entity)) return null;
  return rows.map(({ key, count, sum }) => ({ key: key.slice(2), count, sum: Number(sum) }));
}

/** What a sum of money comes to; `at`: where the key has the currency. */
export function amountOf({ key, count, sum }: RollupEntry, at: number): Amount {
  return { minor: sum, currency: String(key[at]), count };
}

/** How many records that is; undefined while they are being counted. */
export function countIn(entries: readonly { count: number }[] | null | undefined): number | undefined {
  return entries?.reduce((all, { count }) => all + count, 0);
}
