/** The words that rows are found by held against what the rows hold: every record is read and taken apart. */
import type { EntityDefinition, Registry } from '@holdfast/shared/entities/defineEntity';
import { isDeletedRow, type Row } from '../database.ts';
import { type RollupStates, stateOf } from '../rollups/rollupState.ts';
import { wordsOf } from '../search/wordsOf.ts';

export interface Indexed {
  /** Rows by entity. */
  tables: ReadonlyMap<string, readonly Row[]>;
  states: RollupStates;
}

/** What is wrong, in words. As far as a rebuild has come rows must have the words of today [SE3]. */
export function wordFaults(
  registry: Registry,
  { tables, states }: Indexed,
  isDeleted: (row: Row) => boolean = isDeletedRow,
): string[] {
  return Object.values(registry).flatMap((entity) => {
    const state = stateOf(states, entity);
    if (state === undefined) return [];
    const rows = (tables.get(entity.name) ?? []).filter(({ id }) => state.upTo === undefined || id <= state.upTo);
    return rows.flatMap((row) => wordFault(entity, row, isDeleted(row)));
  });
}

function wordFault(entity: EntityDefinition, row: Row, isDeleted: boolean): string[] {
  const [found, expected] = [row.words ?? [], isDeleted ? [] : wordsOf(entity, row)];
  const [more, less] = [
    found.filter((word) => !expected.includes(word)),
    expected.filter((word) => !found.includes(word)),
  ];
  if (more.length + less.length === 0) return [];
  return [`${entity.name} ${row.id} is found by ${JSON.stringify(more)} and not by ${JSON.stringify(less)}`];
}
