/** What a device keeps: a database, a wall clock that may be wrong, and room that may run out. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Device, openDevice } from '../src/data/device.ts';
import type { Context } from './context.ts';
import { type Dice, diceId } from './random.ts';
import { type Release, releases } from './releases.ts';
import { fullInShape, spyOnStorage } from './spyOnStorage.ts';
import type { World } from './world.ts';

export interface SimStorage {
  /** Nobody's storage but this device's; another one when it is wiped. */
  factory: IDBFactory;
  database: string;
  setSkew(ms: number): void;
  setFull(full: boolean): void;
  wipe(): void;
  /** As a build of `app` opens it, for `context`, with which it dies. */
  open(context: Context, how: typeof openDevice, app: App): Promise<Device>;
}

export interface App {
  release: Release;
  /** Of this release, how many builds there were before. */
  updates: number;
}

export interface StorageParts {
  world: World;
  dice: Dice;
  database: string;
  onFull(): void;
}

export function createSimStorage({ world, dice, database, onFull }: StorageParts): SimStorage {
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
    database,
    setSkew(ms) {
      skewMs = ms;
    },
    setFull(full) {
      isFull = full;
    },
    wipe() {
      self.factory = new IDBFactory();
    },
    async open(context, how, { release, updates }) {
      const ports = {
        now: () => Math.floor(world.now() + skewMs),
        newId: () => diceId(dice, world.now()),
        build: `${release} ${updates}`,
      };
      const spy = spyOnStorage({ dies: context.diesInTransaction, refuses });
      const options = { indexedDB: self.factory, IDBKeyRange, addons: [spy] };
      const device = await how(self.database, releases[release], ports, options);
      void context.died.then(() => device.db.close());
      return device;
    },
  };
  return self;
}
