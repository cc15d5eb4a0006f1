/** Brings a deleted record back, whether it is still here and marked as deleted, or no longer on this device. */
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import type { Device } from './device.ts';
import { inOneTransaction, type WriteOptions, type WriteOutcome, writeStored } from './write.ts';

export interface BringBack {
  entity: string;
  id: string;
  /** What is written with it, by stored names, and what the person had before them. */
  values?: Readonly<Record<string, unknown>>;
  base?: Readonly<Record<string, unknown>>;
  /** The record's values when it was last seen. They are written again if it is no longer on this device. */
  lastSeen?: Readonly<Record<string, unknown>> | undefined;
}

export async function bringBack(
  device: Device,
  { entity, id, values = {}, base, lastSeen = {} }: BringBack,
  options: WriteOptions = {},
): Promise<WriteOutcome> {
  const { db } = device;
  return inOneTransaction(device, [entity], async () => {
    const isHere = (await db.rows(entity).get(id)) !== undefined;
    const all = { ...(isHere ? {} : lastSeen), ...values, [deletedField]: false };
    return writeStored(device, [{ entity, id, values: all, ...(base && { base }) }], options);
  });
}
