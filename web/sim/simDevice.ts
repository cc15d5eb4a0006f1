/**
 * A device: storage, a clock that may be wrong, pages that people write on, and the one worker that syncs. All of it
 * is the real code over IndexedDB in memory; what is virtual comes in through the ports.
 */
import { createFakeLocks } from '../src/app/fakes/fakeLocks.ts';
import { joinDevice, openDevice } from '../src/data/device.ts';
import type { SyncStatus } from '../src/sync/status.ts';
import type { Trigger } from '../src/sync/triggers.ts';
import { type Bound, bindSession } from './bindSession.ts';
import { type Context, createContext } from './context.ts';
import type { Link, Network } from './network.ts';
import type { Dice } from './random.ts';
import type { Release } from './releases.ts';
import type { Session } from './signUp.ts';
import { createSimLead } from './simLead.ts';
import { createSimLeadership } from './simLeadership.ts';
import { createSimStorage, type SimStorage } from './simStorage.ts';
import { createSimWorker, type Page, type SimWorker } from './simWorker.ts';
import type { Commit, Leases } from './watchedStore.ts';
import type { World } from './world.ts';

export interface SimDevice {
  name: string;
  link: Link;
  storage: SimStorage;
  session: Session;
  release: Release;
  pages: Page[];
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

export function createSimDevice(parts: DeviceParts): SimDevice {
  const { world, network, dice, name } = parts;
  const locks = createFakeLocks();
  const leases: Leases = { newest: 0 };
  let opened = 0;
  let updates = 0;

  const openContext = (kind: string) => createContext(world, `${name}.${kind}${opened++}`);
  const openStore = (context: Context, how: typeof openDevice) =>
    self.storage.open(context, how, { release: self.release, updates });

  const leader = createSimLead({
    world,
    async start(onStatus) {
      const context = openContext('worker');
      const worker: SimWorker = createSimWorker({
        world,
        dice,
        context,
        device: await openStore(context, joinDevice),
        storage: self.storage,
        leases,
        leadership: createSimLeadership(locks, context),
        send(body, wake) {
          parts.onSend(self, body);
          network.send({ link: self.link, session: self.session, body }, wake);
        },
        onCommit: (commit) => parts.onCommit(self, commit),
        onStatus: (status) => onStatus(worker, status),
        onCrash: (error) => parts.onCrash(self, error),
      });
      return worker;
    },
    async onStart({ engine }) {
      parts.onTrigger(self);
      engine.trigger('start');
      await world.settle();
    },
  });

  async function lead(): Promise<void> {
    if (self.pages.some(({ context }) => context.state() === 'alive')) await leader.take();
  }

  const self: SimDevice = {
    name,
    link: { armed: [], persistent: null },
    storage: createSimStorage({ world, dice, database: `holdfast-${name}`, onFull: parts.onFull }),
    session: parts.session,
    release: parts.release,
    pages: [],
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
      leader.end();
      await lead();
    },
    async shut() {
      for (const { context } of self.pages) context.kill();
      self.pages = [];
      leader.shut();
      await world.settle();
    },
    worker: () => leader.worker()?.context ?? null,
    status: leader.status,
    trigger(reason) {
      parts.onTrigger(self);
      leader.tell((engine) => engine.trigger(reason));
    },
    wrote: () => leader.tell((engine) => engine.wrote()),
    async changeLeader() {
      if (leader.worker() === null) return false;
      leader.end();
      await lead();
      return true;
    },
    async freeze() {
      const page = self.pages.find(({ context }) => context.state() === 'alive');
      if (page === undefined || leader.worker() === null) return false;
      page.context.freeze();
      leader.setAside();
      await lead();
      return true;
    },
    async thaw() {
      for (const { context } of self.pages) context.thaw();
      leader.thaw();
      await world.settle();
      await lead();
    },
    async reap() {
      self.pages = self.pages.filter(({ context }) => context.state() !== 'dead');
      leader.reap();
      if (self.pages.length > 0) await lead();
    },
    async wipe() {
      await self.shut();
      self.storage.wipe();
      leases.newest = 0;
      leader.forget();
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
      for (let bound: Bound | 'died' = 'died'; bound === 'died'; ) {
        await self.reap();
        const page = self.pages[0] ?? (await self.openPage());
        bound = await Promise.race([page.context.died.then(() => 'died' as const), bindSession(page.device, session)]);
        // The person is told, and tries again another day.
        if (bound === 'full') return;
      }
      self.session = session;
      self.trigger('signed_in');
      await world.settle();
    },
  };
  return self;
}
