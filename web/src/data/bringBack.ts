/** The way back of a deleted record, wherever it went: marked as deleted here, or taken off this device altogether. */
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import type { Device } from './device.ts';
import { inOneTransaction, type WriteOptions, type WriteOutcome, writeStored } from './write.ts';

export interface BringBack {
  entity: string;
  id: string;
  /** What is written with it, by stored names, and what the person had before them. */
  values?: Readonly<Record<string, unknown>>;
  base?: Readonly<Record<string, unknown>>;
  /** What the record was when it was last seen: written anew where nothing of it is here any more. */
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
