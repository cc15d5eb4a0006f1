/**
 * Everything a person has here, as one JSON text: plain values, deleted records left out, unsent ones included.
 * Fields go by their stored names, so that files of all versions read alike.
 */
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import type { Device } from './device.ts';

export async function exportAll(device: Device): Promise<string> {
  const records: Record<string, unknown[]> = {};
  for (const entity of Object.keys(device.registry)) {
    const rows = await device.db.rows(entity).toArray();
    records[entity] = rows
      .filter(({ values }) => values[deletedField] !== true)
      .map(({ id, values }) => ({ id, ...values }));
  }
  return JSON.stringify({ format: 'holdfast-export', version: 1, exportedAt: device.now(), records }, null, 2);
}
