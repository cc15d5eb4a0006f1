/** Writes of the records that follow on others. One that is there is left as it is: another device has made it [RP2]. */
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { isDeletedRow } from '../../data/database.ts';
import type { Device } from '../../data/device.ts';
import type { Write } from '../../data/write.ts';
import type { Follow } from './recordCommand.ts';

export async function followWrites(
  { db }: Device,
  entity: string,
  follows: readonly (Follow | undefined)[],
): Promise<Write[]> {
  const meant = follows.filter((follow) => follow !== null && follow !== undefined);
  const rows = await db.rows(entity).bulkGet(meant.map(({ id }) => id));
  return meant.flatMap(({ id, values }, at): Write[] => {
    const row = rows[at];
    if (row === undefined) return [{ entity, id, values }];
    // Taken back, and done again.
    return isDeletedRow(row) ? [{ entity, id, values: { ...values, [deletedField]: false } }] : [];
  });
}
