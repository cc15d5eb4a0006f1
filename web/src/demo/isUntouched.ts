/** Whether a record is still as it was made. */
import type { Stamp } from '@holdfast/shared/clock/stamp';
import { deletedField, positionField } from '@holdfast/shared/merge/isDeleted';

/**
 * Making a record gives all its fields one stamp, so a second one tells of a change, here or anywhere. To move it among
 * its siblings, or to delete it and bring it back, changes nothing in it.
 */
export function isUntouched(stamps: Readonly<Record<string, Stamp>>): boolean {
  const filled = Object.entries(stamps).filter(([name]) => name !== deletedField && name !== positionField);
  return new Set(filled.map(([, stamp]) => stamp)).size <= 1;
}
