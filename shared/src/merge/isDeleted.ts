/** When a record counts as deleted: what was done to it later, by somebody who did not know, brings it back [MG5]. */
import type { Stamp } from '../clock/stamp.ts';
import type { Fields } from './mergeFields.ts';

/** The field that marks a deletion. It belongs to every entity and is never declared. */
export const deletedField = 'deleted';

/** The field that says where a record stands among its siblings. It is nobody's work, so it brings nothing back. */
export const positionField = 'order';

/**
 * Whether a record is deleted: it is marked so, and nobody filled one of its fields later. `mark` is the value of the
 * deleted field. A deed that fills and deletes gives one stamp to both, and deletes.
 * `is_deleted` in the server's migrations says the same in SQL [MG4].
 */
export function isDeleted(mark: unknown, stamps: Readonly<Record<string, Stamp>>): boolean {
  if (mark !== true) return false;
  const deletion = stamps[deletedField] ?? '';
  return Object.entries(stamps).every(([name, stamp]) => name === positionField || stamp <= deletion);
}

/** The same of a record as it travels. */
export function isDeletedRecord(fields: Fields): boolean {
  const mark = Object.hasOwn(fields, deletedField) ? fields[deletedField]?.[0] : undefined;
  if (mark !== true) return false;
  return isDeleted(mark, Object.fromEntries(Object.entries(fields).map(([name, [, stamp]]) => [name, stamp])));
}
