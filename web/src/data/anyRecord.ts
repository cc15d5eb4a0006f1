/** Records and fields whose entity is known only by its name, for screens that show whatever there is. */
import { findEntity, readValues } from '@holdfast/shared/entities/defineEntity';
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import type { Device } from './device.ts';

type StoredValues = Readonly<Record<string, unknown>>;

/**
 * Values by the names code uses, and under its stored name what this version does not know.
 * `otherwise`: stored values to read where the record is not here.
 */
export async function readAny(
  { db, registry }: Device,
  name: string,
  id: string,
  otherwise: StoredValues = {},
): Promise<StoredValues> {
  const entity = findEntity(registry, name);
  if (entity === undefined) return otherwise;
  const stored: StoredValues = (await db.rows(name).get(id))?.values ?? otherwise;
  const unknown = Object.entries(stored).filter(([field]) => !entity.storedFields.has(field));
  return { ...Object.fromEntries(unknown), ...readValues(entity, stored) };
}

/** What code calls a stored field today, or undefined where this version does not know it and so cannot write it. */
export function fieldNameOf(
  { registry }: Pick<Device, 'registry'>,
  entity: string,
  stored: string,
): string | undefined {
  return stored === deletedField ? stored : findEntity(registry, entity)?.storedFields.get(stored)?.name;
}
