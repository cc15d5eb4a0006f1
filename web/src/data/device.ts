/** One account's database on this device, with the identity and the clock that stamp its writes. */
import { nodeOf } from '@holdfast/shared/clock/stamp';
import type { Registry } from '@holdfast/shared/entities/defineEntity';
import type { DexieOptions } from 'dexie';
import { DeviceDatabase } from './database.ts';
import { readMeta, writeMeta } from './meta.ts';
import { adoptUnknownRows } from './unknownRows.ts';

/** What the data layer needs from the outside world. */
export interface DevicePorts {
  /** Wall clock, milliseconds since 1970. May be wrong, may jump. */
  now(): number;
  /** A new UUID v7. */
  newId(): string;
}

export interface Device extends DevicePorts {
  db: DeviceDatabase;
  registry: Registry;
  id: string;
  node: string;
}

/** Opens (and at first makes) the database `name`. Rejects with the storage error when the browser refuses. */
export async function openDevice(
  name: string,
  registry: Registry,
  ports: DevicePorts,
  options: DexieOptions = {},
): Promise<Device> {
  const db = new DeviceDatabase(name, registry, options);
  await db.open();
  const id = await db.transaction('rw', db.meta, async () => {
    const known = await readMeta(db, 'device');
    if (known !== undefined) return known;
    const made = ports.newId();
    await writeMeta(db, 'device', made);
    return made;
  });
  await adoptUnknownRows(db);
  return { ...ports, db, registry, id, node: nodeOf(id) };
}
