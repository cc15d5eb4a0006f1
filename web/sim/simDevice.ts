/**
 * A device: storage, a clock that may be wrong, pages that people write on, and the one worker that syncs. All of it
 * is the real code over IndexedDB in memory; what is virtual comes in through the ports.
 */

import type { Dice } from '@holdfast/shared/lab/dice';
import type { Accounts, Entered } from '../src/app/accounts/ports.ts';
import { askEveryMs, patience } from '../src/app/leaderWatch.ts';
import { joinDevice, openDevice } from '../src/data/device.ts';
import { Broken } from '../src/lab/broken.ts';
import { type Context, createContext } from '../src/lab/context.ts';
import { createThreadLeadership } from '../src/lab/threadLeadership.ts';
import type { World } from '../src/lab/world.ts';
import { createFakeLocks } from '../src/platform/fakes/fakeLocks.ts';
import type { Engine } from '../src/sync/engine.ts';
import { initialStatus, type SyncStatus } from '../src/sync/status.ts';
import type { Trigger } from '../src/sync/triggers.ts';
import { diceId } from './diceId.ts';
import type { Link, Network } from './network.ts';
import type { Release } from './releases.ts';
import type { Session } from './signUp.ts';
import { createSimAccounts, type SimAccountParts, undisturbed } from './simAccounts.ts';
import { createSimStorage, type SimStorage } from './simStorage.ts';
import { createSimTab, type SimTab, staleMs } from './simTab.ts';
import { createSimWorker, type Page, type SimWorker } from './simWorker.ts';
import type { Commit, Leases } from './watchedStore.ts';

export interface SimDevice {
  name: string;
  link: Link;
  storage: SimStorage;
  /** What its browser has as its one cookie. */
  session: Session | null;
  release: Release;
  pages: SimTab[];
  openPage(): Promise<SimTab>;
  closePage(page: SimTab): Promise<void>;
  /** All pages go, as when the lid is shut. */
  shut(): Promise<void>;
  /** Of the tab that leads. */
  worker(): Context | null;
  /** What was said last. */
  status(): SyncStatus;
  trigger(trigger: Trigger): void;
  /** A page has committed a write. */
  wrote(): void;
  /** The tab that leads leaves that to another; false when none leads. */
  changeLeader(): Promise<boolean>;
  /** The tab that leads is frozen until `thaw`, with its worker; false when none leads. */
  freeze(): boolean;
  thaw(): Promise<void>;
  /** Pages that died are no longer there. */
  reap(): void;
  /** Throws where nobody has led for longer than it takes to notice, or two do [LD1, LD2]. */
  checkLead(): void;
  /** The browser evicts everything; the person comes back and signs in. */
  wipe(): Promise<void>;
  /** A later build of a release, or of the next one. */
  update(release: Release): Promise<void>;
  signIn(session: Session): Promise<void>;
  /** Signing in and out on a page, as whoever asks has it. */
  accountsOn(page: Page, how: Pick<SimAccountParts, 'server' | 'ask'>): Accounts;
  /** As a tab says it while the session changes hands [AU1]. */
  hold(held: boolean): void;
  /** Tabs in which another database is open than the browser's current one load again. */
  reload(): Promise<void>;
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

/** A leader that is silent is noticed by then. */
const noticedMs = (patience + 1) * askEveryMs;

export function createSimDevice(parts: DeviceParts): SimDevice {
  const { world, network, dice, name } = parts;
  const locks = createFakeLocks();
  const leases = new Map<string, Leases>();
  let opened = 0;
  let updates = 0;
  let status = initialStatus;
  /** How many lead, and since when, by the world's `elapsed`. */
  let lead = { count: 1, since: 0 };

  const openContext = (kind: string) => createContext(world, `${name}.${kind}${opened++}`);
  const app = () => ({ release: self.release, updates });

  /** Of all workers a database ever had. */
  function leasesOf(database: string): Leases {
    const known = leases.get(database) ?? { newest: 0 };
    leases.set(database, known);
    return known;
  }

  const workers = () => self.pages.map((tab) => tab.worker()).filter((worker) => worker !== null);
  const leader = () => self.pages.find((tab) => tab.worker()?.context.state() === 'alive');
  const tell = (say: (engine: Engine) => void) => {
    for (const { context, engine } of workers()) context.deliver(() => say(engine));
  };

  function hear(said: SyncStatus): void {
    status = said;
    for (const tab of self.pages) tab.heard();
  }

  /** Where nobody could lead nothing is wrong. */
  function noteLead(): void {
    const alive = self.pages.filter(({ context }) => context.state() === 'alive');
    const leading = alive.filter((tab) => tab.worker()?.context.state() === 'alive');
    const count = alive.length === 0 ? 1 : leading.length;
    if (count !== lead.count) lead = { count, since: world.elapsed() };
  }

  async function startWorker(database: string): Promise<SimWorker> {
    const context = openContext('worker');
    const worker = createSimWorker({
      world,
      dice,
      context,
      device: await self.storage.open(context, joinDevice, app(), database),
      storage: self.storage,
      leases: leasesOf(database),
      leadership: createThreadLeadership(locks, context),
      send(packed, wake) {
        parts.onSend(self, packed.body);
        network.send({ ...packed, link: self.link, session: self.session }, wake);
      },
      onCommit: (commit) => parts.onCommit(self, commit),
      onStatus: hear,
      onCrash: (error) => parts.onCrash(self, error),
    });
    parts.onTrigger(self);
    worker.engine.trigger('start');
    return worker;
  }

  const self: SimDevice = {
    name,
    link: { armed: [], persistent: null },
    storage: createSimStorage({ world, dice, onFull: parts.onFull }),
    session: parts.session,
    release: parts.release,
    pages: [],
    async openPage() {
      const context = openContext('page');
      const tab = createSimTab({
        world,
        locks,
        context,
        device: await self.storage.open(context, openDevice, app(), self.storage.directory.current()),
        startWorker,
        ask: () => tell((engine) => hear(engine.status())),
        onTurn: noteLead,
        onFailure(retryAt) {
          status = { ...status, running: false, progress: null, problem: { kind: 'crashed', retryAt } };
        },
      });
      self.pages.push(tab);
      noteLead();
      await world.settle();
      return tab;
    },
    async closePage(page) {
      page.context.kill();
      self.reap();
      await world.settle();
    },
    async shut() {
      for (const { context } of self.pages) context.kill();
      self.reap();
      await world.settle();
    },
    worker: () => leader()?.worker()?.context ?? null,
    status: () => status,
    trigger(reason) {
      parts.onTrigger(self);
      tell((engine) => engine.trigger(reason));
    },
    wrote: () => tell((engine) => engine.wrote()),
    async changeLeader() {
      const tab = leader();
      tab?.stepBack();
      await world.settle();
      return tab !== undefined;
    },
    freeze() {
      const tab = leader();
      tab?.freeze();
      noteLead();
      return tab !== undefined;
    },
    async thaw() {
      for (const tab of self.pages) tab.thaw();
      noteLead();
      await world.settle();
    },
    reap() {
      self.pages = self.pages.filter(({ context }) => context.state() !== 'dead');
      noteLead();
    },
    checkLead() {
      const forMs = world.elapsed() - lead.since;
      const words = `${lead.count} tabs have led ${name} for ${forMs} ms`;
      if (lead.count === 0 && forMs > noticedMs) throw new Broken('LD2', words);
      if (lead.count > 1 && forMs > staleMs) throw new Broken('LD1', words);
    },
    async wipe() {
      await self.shut();
      self.storage.wipe();
      leases.clear();
      status = initialStatus;
      await self.openPage();
      if (self.session !== null) await self.signIn(self.session);
    },
    async update(release) {
      await self.shut();
      self.release = release;
      updates += 1;
      await self.openPage();
    },
    async signIn(session) {
      const entrance = { email: session.email, password: '', takesDemo: false };
      for (let entered: Entered | null = null; entered === null; ) {
        self.reap();
        const page = self.pages[0] ?? (await self.openPage());
        const accounts = self.accountsOn(page, undisturbed(session));
        entered = await Promise.race([page.context.died, accounts.signIn(page.device, entrance)]);
        // The person is told, and tries again another day.
        if (entered?.ok === false) return;
      }
      await self.reload();
      self.trigger('signed_in');
      await world.settle();
    },
    accountsOn: ({ context }, how) =>
      createSimAccounts({
        ...how,
        context,
        storage: self.storage,
        app: app(),
        browser: self,
        newId: () => diceId(dice, world.now()),
      }),
    hold(held) {
      parts.onTrigger(self);
      tell((engine) => (held ? engine.pause('changing_hands') : engine.resume('changing_hands')));
    },
    async reload() {
      await world.settle();
      const current = self.storage.directory.current();
      for (const { context, device } of self.pages) if (device.db.name !== current) context.kill();
      self.reap();
      if (self.pages.length === 0) await self.openPage();
      await world.settle();
    },
  };
  return self;
}
