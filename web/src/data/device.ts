/** One account's database on this device, with the identity and the clock that stamp its writes. */
import { nodeOf } from '@holdfast/shared/clock/stamp';
import type { Registry } from '@holdfast/shared/entities/defineEntity';
import type { DexieOptions } from 'dexie';
import { DeviceDatabase } from './database.ts';
import { createDraftHolds, type DraftHolds } from './draftHolds.ts';
import { readMeta } from './meta.ts';
import { lookAt, preparedMeta } from './preparedRows.ts';
import type { StorageWatch } from './storageWatch.ts';

const noDrafts: DraftHolds = {
  hold: () => () => undefined,
  holds: () => false,
  held: async () => new Set(),
  watch: () => undefined,
};

/** What the data layer needs from the outside world. */
export interface DevicePorts {
  /** Wall clock, milliseconds since 1970. May be wrong, may jump. */
  now(): number;
  /** A new UUID v7. */
  newId(): string;
  /** Names this build of app and server; another one than last time offers refused changes again [OB5]. */
  build?: string;
  /** Which forms are open elsewhere; without it this program has all there are. */
  draftHolds?: DraftHolds;
  /** Told of what waits for the storage; without it nobody asks whether that answers. */
  storageWatch?: StorageWatch;
}

export interface Device extends Required<Pick<DevicePorts, 'draftHolds'>>, Omit<DevicePorts, 'draftHolds'> {
  db: DeviceDatabase;
  registry: Registry;
  id: string;
  node: string;
}

export interface OpenOptions extends DexieOptions {
  /** Another tab has an older version of the database open and does not give way; opening goes on when it does. */
  onBlocked?(): void;
}

/** Opens (and at first makes) the database `name`. Rejects with the storage error when the browser refuses. */
export async function openDevice(
  name: string,
  registry: Registry,
  ports: DevicePorts,
  options: OpenOptions = {},
): Promise<Device> {
  const db = await openDatabase(name, registry, options);
  const looking = lookAt(db, ports.build);
  ports.storageWatch?.watch(looking);
  let look = await looking;
  const id = look.device ?? (await beginDevice(db, ports));
  // Who began it meanwhile may be of another version.
  if (look.device === undefined) look = await lookAt(db, ports.build);
  const device = toDevice(db, id, { draftHolds: createDraftHolds(), ...ports });
  if (!look.arePrepared) {
    const { prepareRows } = await import('./prepareRows.ts');
    await prepareRows(device);
  }
  return device;
}

/** Like `openDevice`, of a database that this version has opened before: its rows are ready. Without forms it holds no draft. */
export async function joinDevice(
  name: string,
  registry: Registry,
  ports: DevicePorts,
  options: OpenOptions = {},
): Promise<Device> {
  const db = await openDatabase(name, registry, options);
  return toDevice(db, (await readMeta(db, 'device')) ?? (await beginDevice(db, ports)), ports);
}

async function openDatabase(name: string, registry: Registry, { onBlocked, ...options }: OpenOptions) {
  const db = new DeviceDatabase(name, registry, options);
  if (onBlocked) db.on('blocked', onBlocked);
  await db.open();
  return db;
}

function toDevice(db: DeviceDatabase, id: string, ports: DevicePorts): Device {
  return { draftHolds: noDrafts, ...ports, db, registry: db.registry, id, node: nodeOf(id) };
}

/** The first time the database is opened; two tabs that open it at once agree. */
async function beginDevice(db: DeviceDatabase, { newId, build }: DevicePorts): Promise<string> {
  return db.transaction('rw', db.meta, async () => {
    const known = await readMeta(db, 'device');
    if (known !== undefined) return known;
    const begun = { device: newId(), ...preparedMeta(db.registry), ...(build !== undefined && { build }) };
    await db.meta.bulkPut(Object.entries(begun).map(([key, value]) => ({ key, value })));
    return begun.device;
  });
}
