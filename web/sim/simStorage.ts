/** What a device keeps: a database, a wall clock that may be wrong, and room that may run out. */

import type { Dice } from '@holdfast/shared/lab/dice';
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Device, openDevice } from '../src/data/device.ts';
import type { Context } from '../src/lab/context.ts';
import type { World } from '../src/lab/world.ts';
import { createDeviceDirectory, type DeviceDirectory } from '../src/platform/createDeviceDirectory.ts';
import { diceId } from './diceId.ts';
import { type Release, releases } from './releases.ts';
import { fullInShape, spyOnStorage } from './spyOnStorage.ts';

export interface SimStorage {
  /** Nobody's storage but this device's; another one when it is wiped. */
  factory: IDBFactory;
  /** Of the person whose device it is. */
  database: string;
  /** Which databases the browser has, and which one opens. */
  directory: DeviceDirectory;
  setSkew(ms: number): void;
  setFull(full: boolean): void;
  wipe(): void;
  /** As a build of `app` opens `database`, for `context`, with which it dies. */
  open(context: Context, how: typeof openDevice, app: App, database: string): Promise<Device>;
  hasDatabase(name: string): Promise<boolean>;
  deleteDatabase(name: string): Promise<void>;
}

export interface App {
  release: Release;
  /** Of this release, how many builds there were before. */
  updates: number;
}

export interface StorageParts {
  world: World;
  dice: Dice;
  onFull(): void;
}

export function createSimStorage({ world, dice, onFull }: StorageParts): SimStorage {
  const words = new Map<string, string>();
  const localStorage = {
    getItem: (key: string) => words.get(key) ?? null,
    setItem: (key: string, value: string) => void words.set(key, value),
  };
  const directory = createDeviceDirectory(() => localStorage);
  let skewMs = 0;
  let isFull = false;
  let fullCount = 0;

  function refuses() {
    if (!isFull) return null;
    onFull();
    return fullInShape(fullCount++);
  }

  const self: SimStorage = {
    factory: new IDBFactory(),
    database: directory.current(),
    directory,
    setSkew(ms) {
      skewMs = ms;
    },
    setFull(full) {
      isFull = full;
    },
    wipe() {
      self.factory = new IDBFactory();
      words.clear();
    },
    async open(context, how, { release, updates }, database) {
      const ports = {
        now: () => Math.floor(world.now() + skewMs),
        newId: () => diceId(dice, world.now()),
        build: `${release} ${updates}`,
      };
      const spy = spyOnStorage({ dies: context.diesInTransaction, refuses });
      const options = { indexedDB: self.factory, IDBKeyRange, addons: [spy] };
      const device = await how(database, releases[release], ports, options);
      void context.died.then(() => device.db.close());
      return device;
    },
    hasDatabase: async (name) => (await self.factory.databases()).some((database) => database.name === name),
    deleteDatabase: (name) => new Dexie(name, { indexedDB: self.factory, IDBKeyRange }).delete(),
  };
  return self;
}
