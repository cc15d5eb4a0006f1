/** What a row adds to the rollups of its entity. */

import type { Rollup } from '@holdfast/shared/entities/defineEntity';
import { type EntityDefinition, readValue, storedName } from '@holdfast/shared/entities/defineEntity';
import { isDeletedRow, type RollupRow, type Row } from '../database.ts';

/** A BigInt, so that a sum is exact whatever is added to it and taken from it again. */
export interface RowAddend {
  key: RollupRow['key'];
  sum: bigint;
}

/** None of a deleted row. */
export function addendsOf(entity: EntityDefinition, row: Pick<Row, 'values' | 'stamps'>): RowAddend[] {
  if (isDeletedRow(row)) return [];
  const rollups: Readonly<Record<string, Rollup>> = entity.rollups;
  const read = (name: string) => readValue(entity, row.values, storedName(entity, name)) as never;
  return Object.entries(rollups).flatMap(([name, addends]) =>
    addends(read).map(({ key, sum = 0 }) => ({
      key: [entity.name, name, ...key],
      // Quantity times price can be more than numbers hold; a write must not fail for it.
      sum: Number.isFinite(sum) ? BigInt(Math.trunc(sum)) : 0n,
    })),
  );
}
