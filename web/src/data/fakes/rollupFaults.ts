/** Rollups held against what they stand for: every record is read, the long way round that they spare. */
import { type EntityDefinition, type Registry, type Rollup, readValues } from '@holdfast/shared/entities/defineEntity';
import { isDeletedRow, type RollupRow, type Row } from '../database.ts';
import { type RollupStates, stateOf } from '../rollups/rollupState.ts';

export interface Counted {
  /** Rows by entity. */
  tables: ReadonlyMap<string, readonly Row[]>;
  rollups: readonly RollupRow[];
  states: RollupStates;
}

/** What is wrong, in words. As far as a rebuild has come they must be right; what was never counted has none to be right. */
export function rollupFaults(
  registry: Registry,
  { tables, rollups, states }: Counted,
  isDeleted: (row: Row) => boolean = isDeletedRow,
): string[] {
  return Object.values(registry).flatMap((entity) => {
    const state = stateOf(states, entity);
    if (state === undefined) return [];
    const isCounted = (row: Row) => (state.upTo === undefined || row.id <= state.upTo) && !isDeleted(row);
    const expected = sumRows(entity, (tables.get(entity.name) ?? []).filter(isCounted));
    const here = rollups
      .filter(({ key }) => key[0] === entity.name)
      .map(({ key, count, sum }): [string, string] => [JSON.stringify(key), `${count} for ${sum}`]);
    const found = new Map(here);
    return [...new Set([...expected.keys(), ...found.keys()])]
      .filter((key) => expected.get(key) !== found.get(key))
      .map((key) => `${key} is ${found.get(key) ?? 'missing'} and should be ${expected.get(key) ?? 'missing'}`);
  });
}

function sumRows(entity: EntityDefinition, rows: readonly Row[]): Map<string, string> {
  const sums = new Map<string, { count: number; sum: bigint }>();
  for (const { values } of rows) {
    const read: Record<string, unknown> = readValues(entity, values);
    for (const [name, rollup] of Object.entries<Rollup>(entity.rollups)) {
      for (const { key, sum = 0 } of rollup((field) => read[field] as never)) {
        const text = JSON.stringify([entity.name, name, ...key]);
        const before = sums.get(text) ?? { count: 0, sum: 0n };
        sums.set(text, { count: before.count + 1, sum: before.sum + (Number.isFinite(sum) ? BigInt(sum) : 0n) });
      }
    }
  }
  return new Map([...sums].map(([key, { count, sum }]) => [key, `${count} for ${sum}`]));
}
