/** What restoring a copy does to the records that are here: it merges, and never takes anything away [FI3]. */
import { findEntity, readValue } from '@holdfast/shared/entities/defineEntity';
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { isDeletedRow, type Row } from '../../data/database.ts';
import type { Device } from '../../data/device.ts';
import { readPresent } from '../../data/readPresent.ts';
import { sameValue } from '../../data/sameValue.ts';
import type { Write } from '../../data/write.ts';
import type { BackupRecord } from './judgeRecord.ts';

/** `added`: not here. `back`: deleted here. `changed`: here with other values. `same`: here as it is in the copy. */
export const fates = ['added', 'back', 'changed', 'same'] as const;
export type Fate = (typeof fates)[number];

export interface Restoring {
  fate: Fate;
  /** By stored names: all of what the copy has that is not so here. */
  write: Write;
}

/** Reads the records as they are now, those of each entity at once. */
export async function planRestore(device: Device, slice: readonly BackupRecord[]): Promise<Restoring[]> {
  const byEntity = new Map<string, BackupRecord[]>();
  for (const record of slice) byEntity.set(record.entity, [...(byEntity.get(record.entity) ?? []), record]);
  const planned = await Promise.all(
    [...byEntity].map(async ([entity, records]) => {
      const ids = records.map(({ id }) => id);
      const rows = new Map((await readPresent(device.db.rows(entity), ids)).map((row) => [row.id, row]));
      return records.map((record) => planOne(device, record, rows.get(record.id)));
    }),
  );
  return planned.flat();
}

function planOne({ registry }: Device, record: BackupRecord, row: Row | undefined): Restoring {
  if (row === undefined) return { fate: 'added', write: record };
  if (isDeletedRow(row))
    return { fate: 'back', write: { ...record, values: { ...record.values, [deletedField]: false } } };
  const entity = findEntity(registry, record.entity);
  const differing = Object.entries(record.values).filter(
    ([name, value]) => !sameValue(entity ? readValue(entity, row.values, name) : row.values[name], value),
  );
  if (differing.length === 0) return { fate: 'same', write: { ...record, values: {} } };
  return { fate: 'changed', write: { ...record, values: Object.fromEntries(differing) } };
}
