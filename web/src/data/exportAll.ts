/**
 * Everything a person has here, as one JSON text: plain values, unsent records included, deleted ones marked as such.
 * Fields go by their stored names, so that files of all versions read alike.
 */
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { isDeletedRow } from './database.ts';
import type { Device } from './device.ts';

export async function exportAll(device: Device): Promise<string> {
  const records: Record<string, unknown[]> = {};
  for (const entity of Object.keys(device.registry)) {
    const rows = await device.db.rows(entity).toArray();
    records[entity] = rows.map((row) => {
      const { [deletedField]: _mark, ...values } = row.values;
      return { id: row.id, ...values, ...(isDeletedRow(row) && { [deletedField]: true }) };
    });
  }
  return JSON.stringify({ format: 'holdfast-export', version: 2, exportedAt: device.now(), records }, null, 2);
}
