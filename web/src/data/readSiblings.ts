/** Which records stand in one order with another: those with the same values in all fields of an index but its last. */
import { type EntityDefinition, keyName } from '@holdfast/shared/entities/defineEntity';
import { isDeletedRow, type Row } from './database.ts';
import type { Device } from './device.ts';
import type { Query } from './queryRange.ts';

interface Asked<E extends EntityDefinition> {
  entity: E;
  id: string;
  by: Query<E>['by'];
}

/** Those of `ids`; the record itself is none of them. */
export async function readSiblings<E extends EntityDefinition>(
  { db }: Device,
  { entity, id, by }: Asked<E>,
  ids: readonly string[],
): Promise<string[]> {
  const [row, ...others] = await db.rows(entity.name).bulkGet([id, ...ids]);
  if (row === undefined || isDeletedRow(row)) return [];
  const names = by.slice(0, -1).map((name) => keyName(entity, name));
  const isSibling = (other: Row) =>
    other.id !== id && !isDeletedRow(other) && names.every((name) => other.keys[name] === row.keys[name]);
  return others.flatMap((other) => (other !== undefined && isSibling(other) ? [other.id] : []));
}
