/** A worker's store under observation: each call is two places to die at, and a commit is shown to whoever watches. */
import type { ExchangeReply } from '@holdfast/shared/protocol/exchange';
import type { Context } from '../src/lab/context.ts';
import type { Batch, LocalStore } from '../src/sync/ports.ts';
import type { SimStorage } from './simStorage.ts';
import { readStorage, type Stored } from './storage.ts';

export interface Commit {
  database: string;
  /** The fencing number of the run that committed, and the newest one of the device then. */
  lease: number;
  newestLease: number;
  batch: Batch;
  reply: ExchangeReply;
  /** What the device held before. */
  before: Stored;
}

/** Of all workers a database ever had. */
export interface Leases {
  newest: number;
}

export interface WatchedParts {
  store: LocalStore;
  context: Context;
  storage: SimStorage;
  database: string;
  leases: Leases;
  isInFlight(): boolean;
  onCommit(commit: Commit): Promise<void>;
}

export function createWatchedStore(parts: WatchedParts): LocalStore {
  const { store, context, storage, database, leases, isInFlight, onCommit } = parts;

  async function stepped<T>(work: () => Promise<T>): Promise<T> {
    await context.step();
    const result = await work();
    await context.step();
    return result;
  }

  /** The next page may be under way while this one is written: that it waits for virtual time, this does not. */
  const besideTrips = <T>(work: () => Promise<T>) => (isInFlight() ? context.run(work) : work());

  return {
    takeLease: () =>
      stepped(async () => {
        const lease = await store.takeLease();
        leases.newest = Math.max(leases.newest, lease ?? 0);
        return lease;
      }),
    pack: (limits) => stepped(() => store.pack(limits)),
    apply: (lease, batch, reply, measured) =>
      besideTrips(() =>
        stepped(async () => {
          const newestLease = leases.newest;
          const before = await readStorage(storage.factory, database);
          const outcome = await store.apply(lease, batch, reply, measured);
          if (outcome === 'applied') await onCommit({ database, lease, newestLease, batch, reply, before });
          return outcome;
        }),
      ),
  };
}
