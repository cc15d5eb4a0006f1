/** The one worker of a device that syncs: the real engine over the real store, in a thread that can be killed. */

import type { Dice } from '@holdfast/shared/lab/dice';
import type { Device } from '../src/data/device.ts';
import { createLocalStore } from '../src/data/localStore.ts';
import { endSnapshot } from '../src/data/snapshot.ts';
import type { Context } from '../src/lab/context.ts';
import type { World } from '../src/lab/world.ts';
import { createEngine, type Engine } from '../src/sync/engine.ts';
import type { Leadership } from '../src/sync/ports.ts';
import { defaultSettings } from '../src/sync/settings.ts';
import type { SyncStatus } from '../src/sync/status.ts';
import type { SimStorage } from './simStorage.ts';
import { createSimTransport, type TransportParts } from './simTransport.ts';
import { type Commit, createWatchedStore, type Leases } from './watchedStore.ts';

/** Small exchanges, so that a few dozen records take several. */
export const simSettings = { ...defaultSettings, maxChanges: 20, pullLimit: 25 };

/** A thread, and the device as it has it open. */
export interface Page {
  context: Context;
  device: Device;
}

export interface SimWorker extends Page {
  engine: Engine;
}

export interface WorkerParts extends Page {
  world: World;
  dice: Dice;
  storage: SimStorage;
  leases: Leases;
  leadership: Leadership;
  send: TransportParts['send'];
  onCommit(commit: Commit): Promise<void>;
  onStatus(status: SyncStatus): void;
  onCrash(error: unknown): void;
}

/** It does nothing before its first trigger. */
export function createSimWorker(parts: WorkerParts): SimWorker {
  const { world, dice, context, device, storage, leases, leadership, send } = parts;
  const { onCommit, onStatus, onCrash } = parts;
  const transport = createSimTransport({ world, context, send });
  const { isInFlight } = transport;
  const store = createWatchedStore({
    store: createLocalStore(device, async () => endSnapshot),
    context,
    storage,
    database: device.db.name,
    leases,
    isInFlight,
    onCommit,
  });
  const engine = createEngine({
    store,
    transport,
    leadership,
    clock: { now: device.now, elapsed: world.elapsed },
    timers: context.timers,
    random: { next: dice.next },
    settings: simSettings,
    onStatus,
    onCrash,
  });
  return { context, device, engine };
}
