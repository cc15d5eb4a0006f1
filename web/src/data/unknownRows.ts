/** Records of entities this version does not know wait aside and move in when a version that knows them starts [MG3]. */
import type { Pair } from '@holdfast/shared/merge/mergeFields';
import type { DeviceDatabase, Row } from './database.ts';
import { keysOf } from './database.ts';

export async function adoptUnknownRows(db: DeviceDatabase): Promise<void> {
  if ((await db.unknown.count()) === 0) return;
  for (const entity of Object.values(db.registry)) {
    await db.transaction('rw', db.unknown, db.rows(entity.name), async () => {
      const waiting = await db.unknown.where('entity').equals(entity.name).toArray();
      if (waiting.length === 0) return;
      await db.rows(entity.name).bulkPut(waiting.map(({ id, fields }) => toRow(entity, id, fields)));
      await db.unknown.where('entity').equals(entity.name).delete();
    });
  }
}

export function toRow(entity: Parameters<typeof keysOf>[0], id: string, fields: Readonly<Record<string, Pair>>): Row {
  const values: Row['values'] = {};
  const stamps: Row['stamps'] = {};
  for (const [name, [value, stamp]] of Object.entries(fields)) {
    values[name] = value;
    stamps[name] = stamp;
  }
  return { id, values, stamps, keys: keysOf(entity, values) };
}

export function toFields(row: Row): Record<string, Pair> {
  return Object.fromEntries(Object.entries(row.stamps).map(([name, stamp]) => [name, [row.values[name], stamp]]));
}
