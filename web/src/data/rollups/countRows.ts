/** Keeps the rollups true to rows that a transaction has written. */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import type { DeviceDatabase, RollupRow } from '../database.ts';
import { writeMeta } from '../meta.ts';
import { putInSlices } from '../putInSlices.ts';
import { readPresent } from '../readPresent.ts';
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
 * What one transaction has to count, of however many slices of rows: each row of a rollup is read and written once, when
 * it is saved. Nothing within the transaction may read a rollup before.
 */
export class RollupCounts {
  private readonly deltas = new Map<string, Delta>();
  private readonly wrong = new Set<string>();

  /** `states`: as they are in the transaction that writes the rows. */
  add(changes: readonly RowChange[], states: RollupStates): void {
    for (const { entity, id, before, after } of changes) {
      const state = stateOf(states, entity);
      // Another version has counted, and may go on without knowing of this.
      if (state === undefined) this.wrong.add(entity.name);
      else if (state.upTo === undefined || id <= state.upTo) {
        for (const addend of before) this.move(addend, -1);
        for (const addend of after) this.move(addend, 1);
      }
    }
  }

  /** Once, at the end of the transaction that writes the rows. */
  async save(db: DeviceDatabase): Promise<void> {
    const less = await writeDeltas(db, [...this.deltas.values()]);
    await forget(db, [...this.wrong, ...less]);
  }

  private move({ key, sum }: RowAddend, sign: 1 | -1): void {
    const name = JSON.stringify(key);
    const { count, sum: before } = this.deltas.get(name) ?? { count: 0, sum: 0n };
    this.deltas.set(name, { key, count: count + sign, sum: before + BigInt(sign) * sum });
  }
}

/** Within the transaction that writes the rows. */
export async function countRows(
  db: DeviceDatabase,
  changes: readonly RowChange[],
  states: RollupStates,
): Promise<void> {
  const counts = new RollupCounts();
  counts.add(changes, states);
  await counts.save(db);
}

/** Answers the entities of which less than nothing would be left: somebody has written without counting. */
async function writeDeltas({ rollups }: DeviceDatabase, all: readonly Delta[]): Promise<string[]> {
  const deltas = all.filter(({ count, sum }) => count !== 0 || sum !== 0n);
  if (deltas.length === 0) return [];
  const keys = deltas.map(({ key }) => key);
  const known = new Map((await readPresent(rollups, keys)).map((row) => [JSON.stringify(row.key), row]));
  const rows = deltas.map(({ key, count, sum }) => {
    const row = known.get(JSON.stringify(key));
    return { key, count: (row?.count ?? 0) + count, sum: storedSum(BigInt(row?.sum ?? 0) + sum) };
  });
  const [left, gone] = [rows.filter(({ count }) => count > 0), rows.filter(({ count }) => count <= 0)];
  await Promise.all([putInSlices(rollups, left), gone.length > 0 && rollups.bulkDelete(gone.map(({ key }) => key))]);
  return rows.filter(({ count, sum }) => count < 0 || (count === 0 && sum !== 0)).map(({ key }) => String(key[0]));
}

/** Whatever was counted of these is counted anew. */
async function forget(db: DeviceDatabase, entities: readonly string[]): Promise<void> {
  if (entities.length === 0) return;
  const states = Object.entries(await readRollupStates(db));
  const left = states.filter(([name, state]) => state && !entities.includes(name));
  if (left.length < states.length) await writeMeta(db, 'rollups', Object.fromEntries(left));
}

/** As text where a number would round it. */
function storedSum(sum: bigint): RollupRow['sum'] {
  return Number.isSafeInteger(Number(sum)) ? Number(sum) : String(sum);
}
