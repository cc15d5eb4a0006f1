/** When a record counts as deleted [MG5], said once more: the code under test is not asked whether it is right. */
import type { Pair } from '@holdfast/shared/merge/mergeFields';

/** Its mark is the latest thing about it, but for its position among others. `pairs`: by the name of the field. */
export function isDeletedRecord(pairs: ReadonlyMap<string, Pair>): boolean {
  const [mark, deletion] = pairs.get('deleted') ?? [false, ''];
  if (mark !== true) return false;
  return [...pairs].every(([name, [, stamp]]) => name === 'order' || stamp <= deletion);
}

interface RowParts {
  values: Readonly<Record<string, unknown>>;
  stamps: Readonly<Record<string, string>>;
}

/** The same of a row in a device's table; one that is not there has gone the same way. */
export function isDeletedRow(row: RowParts | undefined): boolean {
  if (row === undefined) return true;
  return isDeletedRecord(new Map(Object.entries(row.stamps).map(([name, stamp]) => [name, [row.values[name], stamp]])));
}
