/**
 * A device: storage, a clock that may be wrong, pages that people write on, and the one worker that syncs. All of it
 * is the real code over IndexedDB in memory; what is virtual comes in through the ports.
 */

import type { ExchangeReply } from '@holdfast/shared/protocol/exchange';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { bindAccount } from '../src/data/bindAccount.ts';
import { type Device, joinDevice, openDevice } from '../src/data/device.ts';
import { createLocalStore } from '../src/data/localStore.ts';
import type { Account } from '../src/data/meta.ts';
import { isStorageFull } from '../src/data/storageFull.ts';
import { readOutcome } from '../src/platform/transport.ts';
import { createEngine, type Engine } from '../src/sync/engine.ts';
import type { Leadership, LocalStore, Parcel, Transport } from '../src/sync/ports.ts';
import { defaultSettings } from '../src/sync/settings.ts';
import { initialStatus, type SyncStatus } from '../src/sync/status.ts';
import type { Trigger } from '../src/sync/triggers.ts';
import { Broken } from './broken.ts';
import { type Context, createContext } from './context.ts';
import type { Link, Network } from './network.ts';
import { type Dice, diceId } from './random.ts';
import { type Release, releases } from './releases.ts';
import type { Session } from './signUp.ts';
import { fullInShape, spyOnStorage } from './spyOnStorage.ts';
import { readStorage, type Stored } from './storage.ts';
import type { World } from './world.ts';

/** Small exchanges, so that a few dozen records take several. */
export const simSettings = { ...defaultSettings, maxChanges: 20, pullLimit: 25 };

export interface Page {
  context: Context;
  device: Device;
}

interface Worker extends Page {
  engine: Engine;
}

export interface Commit {
  /** The fencing number of the run that committed, and the newest one of the device then. */
  lease: number;
  newestLease: number;
  parcel: Parcel;
  reply: ExchangeReply;
  /** What the device held before. */
  before: Stored;
}

export interface SimDevice {
  name: string;
  link: Link;
  /** Nobody's storage but this device's; replaced when it is wiped. */
  storage: { factory: IDBFactory; database: string };
  session: Session;
  release: Release;
  pages: Page[];
  setSkew(ms: number): void;
  setFull(full: boolean): void;
  openPage(): Promise<Page>;
  closePage(page: Page): Promise<void>;
  /** All pages go, as when the lid is shut. */
  shut(): Promise<void>;
  worker(): Context | null;
  status(): SyncStatus;
  trigger(trigger: Trigger): void;
  /** A page has committed a write. */
  wrote(): void;
  /** Another page takes over syncing; false when there is no other. */
  changeLeader(): Promise<boolean>;
  /** A page and the worker are frozen until `thaw`; another page may take the lead. False when there is none to freeze. */
  freeze(): Promise<boolean>;
  thaw(): Promise<void>;
  /** What died is noticed, and another takes its place. */
  reap(): Promise<void>;
  /** The browser evicts everything; the person comes back and signs in. */
  wipe(): Promise<void>;
  /** A later build of a release, or of the next one. */
  update(release: Release): Promise<void>;
  signIn(session: Session): Promise<void>;
}

export interface DeviceParts {
  world: World;
  network: Network;
  dice: Dice;
  name: string;
  session: Session;
  release: Release;
  onCommit(device: SimDevice, commit: Commit): Promise<void>;
  onSend(device: SimDevice, body: string): void;
  onTrigger(device: SimDevice): void;
  onCrash(device: SimDevice, error: unknown): void;
  onFull(): void;
}

/** How long a thawed worker believes that it still leads. */
const lateNewsMs = 10_000;
/** A frozen page may hold the lock for ever: then it is stolen. */
const patienceMs = 60_000;

export function createSimDevice(parts: DeviceParts): SimDevice {
  const { world, network, dice, name } = parts;
  let skewMs = 0;
  let isFull = false;
  let fullCount = 0;
  let opened = 0;
  let updates = 0;
  let worker: Worker | null = null;
  /** Workers that lost the lead while frozen: they wake up believing they have it. */
  let outdated: Worker[] = [];
  let status = initialStatus;
  let lockHolder: Context | null = null;

  async function openStore(context: Context, open: typeof openDevice): Promise<Device> {
    const ports = {
      now: () => Math.floor(world.now() + skewMs),
      newId: () => diceId(dice, world.now()),
      build: `${self.release} ${updates}`,
    };
    const refuses = () => {
      if (!isFull) return null;
      parts.onFull();
      return fullInShape(fullCount++);
    };
    const spy = spyOnStorage({ dies: context.diesInTransaction, refuses });
    const { factory: indexedDB, database } = self.storage;
    const options = { indexedDB, IDBKeyRange, addons: [spy] };
    const device = await open(database, releases[self.release], ports, options);
    void context.died.then(() => device.db.close());
    return device;
  }

  const openContext = (kind: string) => createContext(world, `${name}.${kind}${opened++}`);

  async function startWorker(): Promise<void> {
    const context = openContext('worker');
    const device = await openStore(context, joinDevice);
    const trips = { inFlight: 0 };
    const store = watch(context, createLocalStore(device), trips);
    const engine = createEngine({
      store,
      transport: transportOf(context, trips),
      leadership: leadershipOf(context),
      clock: { now: device.now, elapsed: world.elapsed },
      timers: context.timers,
      random: { next: dice.next },
      settings: simSettings,
      onStatus(news) {
        if (worker?.context === context) status = news;
      },
      onCrash: (error) => parts.onCrash(self, error),
    });
    worker = { context, device, engine };
    parts.onTrigger(self);
    engine.trigger('start');
    await world.settle();
  }

  /** Each call to the store is two places to die at, and a commit is shown to whoever watches. */
  function watch(context: Context, store: LocalStore, trips: { inFlight: number }): LocalStore {
    const stepped = async <T>(work: () => Promise<T>): Promise<T> => {
      await context.step();
      const result = await work();
      await context.step();
      return result;
    };
    // The next page may be under way while this one is written: that it waits for virtual time, this does not.
    const besideTrips = <T>(work: () => Promise<T>) => (trips.inFlight > 0 ? context.run(work) : work());
    return {
      takeLease: () =>
        stepped(async () => {
          const lease = await store.takeLease();
          newestLease = Math.max(newestLease, lease ?? 0);
          return lease;
        }),
      pack: (limits) => stepped(() => store.pack(limits)),
      apply: (lease, parcel, reply, measured) =>
        besideTrips(() =>
          stepped(async () => {
            const newest = newestLease;
            const before = await readStorage(self.storage.factory, self.storage.database);
            const outcome = await store.apply(lease, parcel, reply, measured);
            if (outcome === 'applied')
              await parts.onCommit(self, { lease, newestLease: newest, parcel, reply, before });
            return outcome;
          }),
        ),
    };
  }
  let newestLease = 0;

  function transportOf(context: Context, trips: { inFlight: number }): Transport {
    return {
      async exchange(request, signal) {
        trips.inFlight += 1;
        await context.step();
        if (trips.inFlight > 1) world.fail(new Broken('EN1', `${context.name} has two exchanges in flight`));
        const body = JSON.stringify(request);
        parts.onSend(self, body);
        const answer = await context.wait<Response | null>((wake) => {
          if (signal.aborted) wake(null);
          else {
            signal.addEventListener('abort', () => wake(null), { once: true });
            network.send({ link: self.link, session: self.session, body }, wake);
          }
        });
        await context.step();
        trips.inFlight -= 1;
        if (answer === null) return { kind: 'unreachable', retryAfterMs: null };
        return readOutcome(answer).catch(() => ({ kind: 'unreachable', retryAfterMs: null }));
      },
    };
  }

  /** A lock that the dead let go of and that is taken from those who hold it too long [LD1]. */
  function leadershipOf(context: Context): Leadership {
    const isFree = () => lockHolder === null || lockHolder.state() === 'dead';
    return {
      runExclusive: (work) =>
        context.run(async () => {
          const since = world.elapsed();
          while (!isFree() && world.elapsed() - since < patienceMs) {
            await context.wait<void>((wake) => void world.after(1_000, wake));
          }
          lockHolder = context;
          try {
            return await work();
          } finally {
            if (lockHolder === context) lockHolder = null;
          }
        }),
    };
  }

  async function lead(): Promise<void> {
    if (worker !== null || self.pages.every(({ context }) => context.state() !== 'alive')) return;
    await startWorker();
  }

  function endWorker(): void {
    worker?.context.kill();
    worker = null;
    status = { ...status, running: false, progress: null };
  }

  const self: SimDevice = {
    name,
    link: { armed: [], standing: null },
    storage: { factory: new IDBFactory(), database: `holdfast-${name}` },
    session: parts.session,
    release: parts.release,
    pages: [],
    setSkew(ms) {
      skewMs = ms;
    },
    setFull(full) {
      isFull = full;
    },
    async openPage() {
      const context = openContext('page');
      const page = { context, device: await openStore(context, openDevice) };
      self.pages.push(page);
      await lead();
      return page;
    },
    async closePage(page) {
      page.context.kill();
      self.pages = self.pages.filter((other) => other !== page);
      // The first page leads; its worker goes with it.
      endWorker();
      await lead();
    },
    async shut() {
      for (const { context } of self.pages) context.kill();
      for (const old of outdated) old.context.kill();
      [self.pages, outdated] = [[], []];
      endWorker();
      await world.settle();
    },
    worker: () => worker?.context ?? null,
    status: () => status,
    trigger(reason) {
      parts.onTrigger(self);
      const { context, engine } = worker ?? {};
      context?.deliver(() => engine?.trigger(reason));
    },
    wrote() {
      const { context, engine } = worker ?? {};
      context?.deliver(() => engine?.wrote());
    },
    async changeLeader() {
      if (worker === null) return false;
      endWorker();
      await lead();
      return true;
    },
    async freeze() {
      const page = self.pages.find(({ context }) => context.state() === 'alive');
      if (page === undefined || worker === null) return false;
      page.context.freeze();
      worker.context.freeze();
      outdated.push(worker);
      worker = null;
      await lead();
      return true;
    },
    async thaw() {
      for (const { context } of self.pages) context.thaw();
      // They go on as if nothing had happened, until they hear that the lead was taken from them.
      for (const { context } of outdated.splice(0)) {
        context.thaw();
        world.after(lateNewsMs, context.kill);
      }
      await world.settle();
      await lead();
    },
    async reap() {
      self.pages = self.pages.filter(({ context }) => context.state() !== 'dead');
      if (worker?.context.state() === 'dead') endWorker();
      if (worker?.context.state() === 'frozen') {
        outdated.push(worker);
        worker = null;
      }
      if (self.pages.length > 0) await lead();
    },
    async wipe() {
      await self.shut();
      self.storage = { factory: new IDBFactory(), database: self.storage.database };
      newestLease = 0;
      status = initialStatus;
      await self.openPage();
      await self.signIn(self.session);
    },
    async update(release) {
      await self.shut();
      self.release = release;
      updates += 1;
      await self.openPage();
    },
    async signIn(session) {
      const account = { userId: session.userId, workspace: session.workspace, email: 'somebody@example.org' };
      for (let bound: 'bound' | 'died' | null = null; bound !== 'bound'; ) {
        await self.reap();
        const page = self.pages[0] ?? (await self.openPage());
        bound = await Promise.race([
          page.context.died.then(() => 'died' as const),
          bindUnlessFull(page.device, account),
        ]);
        // The person is told, and tries again another day.
        if (bound === null) return;
      }
      self.session = session;
      self.trigger('signed_in');
      await world.settle();
    },
  };
  return self;
}

/** Null when there is no room for it. */
async function bindUnlessFull(device: Device, account: Account): Promise<'bound' | null> {
  try {
    await bindAccount(device, account);
    return 'bound';
  } catch (error) {
    if (isStorageFull(error)) return null;
    throw error;
  }
}
