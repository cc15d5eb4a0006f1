/** Keeps the rollups true to rows that a transaction has written. */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import type { DeviceDatabase, RollupRow } from '../database.ts';
import { writeMeta } from '../meta.ts';
import type { RowAddend } from './addends.ts';
import { type RollupStates, readRollupStates, stateOf } from './rollupState.ts';

export interface RowChange {
  entity: EntityDefinition;
  id: string;
  before: readonly RowAddend[];
  after: readonly RowAddend[];
}

interface Delta {
  key: RollupRow['key'];
  count: number;
  sum: bigint;
}

/**
 * Within the transaction that writes the rows. However many there are, each row of a rollup is read and written once.
 * `known`: what the transaction has read already.
 */
export async function countRows(
  db: DeviceDatabase,
  changes: readonly RowChange[],
  known?: RollupStates,
): Promise<void> {
  const states = known ?? (await readRollupStates(db));
  const deltas = new Map<string, Delta>();
  const add = ({ key, sum }: RowAddend, sign: 1 | -1) => {
    const name = JSON.stringify(key);
    const { count, sum: before } = deltas.get(name) ?? { count: 0, sum: 0n };
    deltas.set(name, { key, count: count + sign, sum: before + BigInt(sign) * sum });
  };
  const wrong: string[] = [];
  for (const { entity, id, before, after } of changes) {
    const state = stateOf(states, entity);
    // Another version has counted, and may go on without knowing of this.
    if (state === undefined) wrong.push(entity.name);
    else if (state.upTo === undefined || id <= state.upTo) {
      for (const addend of before) add(addend, -1);
      for (const addend of after) add(addend, 1);
    }
  }
  wrong.push(...(await writeDeltas(db, [...deltas.values()])));
  await forget(db, states, wrong);
}

/** Answers the entities of which less than nothing would be left: somebody has written without counting. */
async function writeDeltas({ rollups }: DeviceDatabase, all: readonly Delta[]): Promise<string[]> {
  const deltas = all.filter(({ count, sum }) => count !== 0 || sum !== 0n);
  if (deltas.length === 0) return [];
  const known = await rollups.bulkGet(deltas.map(({ key }) => key));
  const rows = deltas.map(({ key, count, sum }, n) => ({
    key,
    count: (known[n]?.count ?? 0) + count,
    sum: storedSum(BigInt(known[n]?.sum ?? 0) + sum),
  }));
  const [left, gone] = [rows.filter(({ count }) => count > 0), rows.filter(({ count }) => count <= 0)];
  await Promise.all([
    left.length > 0 && rollups.bulkPut(left),
    gone.length > 0 && rollups.bulkDelete(gone.map(({ key }) => key)),
  ]);
  return rows.filter(({ count, sum }) => count < 0 || (count === 0 && sum !== 0)).map(({ key }) => String(key[0]));
}

/** Whatever was counted of these is counted anew. */
async function forget(db: DeviceDatabase, states: RollupStates, entities: readonly string[]): Promise<void> {
  const left = Object.entries(states).filter(([name, state]) => state && !entities.includes(name));
  if (left.length < Object.keys(states).length) await writeMeta(db, 'rollups', Object.fromEntries(left));
}

/** As text where a number would round it. */
function storedSum(sum: bigint): RollupRow['sum'] {
  return Number.isSafeInteger(Number(sum)) ? Number(sum) : String(sum);
}
