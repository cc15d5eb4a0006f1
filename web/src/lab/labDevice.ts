/**
 * A device of the lab: a database of its own in this browser, a page that writes, a sync worker, a clock and rules. The
 * store, the engine and all that reads an answer are the app's own; what is virtual comes in through the ports.
 */

import type { Registry } from '@holdfast/shared/entities/defineEntity';
import { createInterpreter, type Interpreter } from '@holdfast/shared/lab/createInterpreter';
import type { Dice } from '@holdfast/shared/lab/dice';
import type { FaultRule } from '@holdfast/shared/lab/faultRule';
import { accountHeader } from '@holdfast/shared/protocol/limits';
import { Dexie, type DexieOptions } from 'dexie';
import { type Device, type DevicePorts, joinDevice, openDevice } from '../data/device.ts';
import { createLocalStore } from '../data/localStore.ts';
import { writeMeta } from '../data/meta.ts';
import { endSnapshot } from '../data/snapshot.ts';
import type { FakeLocks } from '../platform/fakes/fakeLocks.ts';
import { createEngine, type Engine } from '../sync/engine.ts';
import type { LocalStore, Transport } from '../sync/ports.ts';
import { defaultSettings, type EngineSettings } from '../sync/settings.ts';
import { initialStatus, type SyncStatus } from '../sync/status.ts';
import type { Trigger } from '../sync/triggers.ts';
import { type Context, createContext } from './context.ts';
import { fillRoom } from './fillRoom.ts';
import { createLabAsk, type LabExchange } from './labAsk.ts';
import type { LabServer, LabSession } from './labServer.ts';
import { createLabTransport } from './labTransport.ts';
import { createThreadLeadership } from './threadLeadership.ts';
import type { World } from './world.ts';

/** Small exchanges, so that a few dozen records take several. */
export const labSettings: EngineSettings = { ...defaultSettings, maxChanges: 20, pullLimit: 25 };

export interface LabDeviceParts<S extends LabSession> {
  name: string;
  /** Of its database. */
  database: string;
  world: World;
  dice: Dice;
  seed: number;
  server: LabServer<S>;
  session: S;
  registry: Registry;
  locks: FakeLocks;
  newId(): string;
  /** Where its database is kept; this browser's, where nothing is said. */
  storage?: DexieOptions;
  settings?: EngineSettings;
  onExchange(exchange: LabExchange): void;
  onCrash(error: unknown): void;
}

interface LabWorker {
  context: Context;
  engine: Engine;
  device: Device;
}

export type LabDevice = Awaited<ReturnType<typeof openLabDevice>>;

export async function openLabDevice<S extends LabSession>(parts: LabDeviceParts<S>) {
  const { name, database, world, dice, server, locks, newId, storage = {} } = parts;
  let session: S | null = parts.session;
  let registry = parts.registry;
  let build = 1;
  let status: SyncStatus = initialStatus;
  let rules: readonly FaultRule[] = [];
  let interpreter: Interpreter = interpret();
  let page: Device = await openPage();
  const workers: LabWorker[] = [];
  let makeRoom = () => {};

  function interpret(): Interpreter {
    // The seed of the whole, where a rule has none of its own.
    const seeded = rules.map((rule) => ({ seed: parts.seed, ...rule }));
    return createInterpreter({ rules: seeded, since: world.now(), now: world.now });
  }

  function ports(): DevicePorts {
    return { now: () => world.now() + interpreter.clockShiftMs(), newId, build: String(build) };
  }

  async function openPage(): Promise<Device> {
    const opened = await openDevice(database, registry, ports(), storage);
    const { userId, email, workspace } = parts.session;
    await writeMeta(opened.db, 'account', { userId, email, workspace });
    return opened;
  }

  /** What is under way in it keeps the world still; what it waits for does not. */
  function ask(path: string, init: RequestInit): Promise<Response> {
    const idle = async <T>(waited: Promise<T>) => {
      world.busy(-1);
      return waited.finally(() => world.busy(1));
    };
    const send = async (_: string, { body, headers }: RequestInit) => {
      world.busy(1);
      try {
        const account = new Headers(headers).get(accountHeader) ?? '';
        const answer = await server.exchange(session, body as string, account);
        if (answer === null) throw new TypeError('the server has died');
        return answer;
      } finally {
        world.busy(-1);
      }
    };
    const labAsk = createLabAsk({
      interpreter,
      ask: send,
      timers: world,
      now: world.now,
      idle,
      onExchange: parts.onExchange,
    });
    world.busy(1);
    return labAsk(path, init).finally(() => world.busy(-1));
  }

  /** Each exchange is two places to die at. */
  function transportIn(context: Context): Transport {
    const through = createLabTransport((path, init) =>
      context
        .wait<Response | Error>((wake) => {
          init.signal?.addEventListener('abort', () => wake(new TypeError('given up')), { once: true });
          ask(path, init).then(wake, wake);
        })
        .then((answer) => {
          if (answer instanceof Error) throw answer;
          return answer as Response;
        }),
    );
    return {
      async exchange(request, signal, account) {
        await context.step();
        const outcome = await through.exchange(request, signal, account);
        await context.step();
        return outcome;
      },
    };
  }

  async function startWorker(): Promise<void> {
    const context = createContext(world, `${name}.worker${workers.length}`);
    const device = await joinDevice(database, registry, ports(), storage);
    const engine = createEngine({
      store: storeIn(
        context,
        createLocalStore(device, async () => endSnapshot),
      ),
      transport: transportIn(context),
      leadership: createThreadLeadership(locks, context),
      clock: { now: device.now, elapsed: world.elapsed },
      timers: context.timers,
      random: dice,
      settings: parts.settings ?? labSettings,
      onStatus(said) {
        if (context.state() !== 'dead') status = said;
      },
      onCrash(error) {
        if (context.state() !== 'dead') parts.onCrash(error);
      },
    });
    workers.push({ context, engine, device });
    engine.trigger('start');
    await world.settle();
  }

  function killWorkers(): void {
    for (const { context, device } of workers.splice(0)) {
      context.kill();
      device.db.close();
    }
  }

  const tell = (say: (engine: Engine) => void) => {
    for (const { context, engine } of workers) context.deliver(() => say(engine));
  };

  const self = {
    name,
    page: () => page,
    status: () => status,
    session: () => session,
    startWorker,
    killWorkers,
    hasWorker: () => workers.some(({ context }) => context.state() === 'alive'),
    /** It dies at the `steps`-th step of its next run. */
    killLater(steps: number): void {
      workers.at(-1)?.context.endAfter(steps, 'kill', () => {});
    },
    freeze: () => workers.at(-1)?.context.freeze(),
    async thaw(): Promise<void> {
      for (const { context } of workers) context.thaw();
      await world.settle();
    },
    async trigger(reason: Trigger): Promise<void> {
      tell((engine) => engine.trigger(reason));
      await world.settle();
    },
    wrote: () => tell((engine) => engine.wrote()),
    rules: () => rules,
    setRules(next: readonly FaultRule[]): void {
      rules = next;
      interpreter = interpret();
    },
    fill(): void {
      makeRoom = fillRoom([page.db, ...workers.map(({ device }) => device.db)]);
    },
    makeRoom: () => makeRoom(),
    /** Every page of it is closed. */
    shut(): void {
      killWorkers();
      page.db.close({ disableAutoOpen: false });
    },
    /** The app is started again, as another release of it where one is given. */
    async reopen(next: Registry = registry): Promise<void> {
      killWorkers();
      page.db.close();
      if (next !== registry) build += 1;
      registry = next;
      page = await openPage();
      await startWorker();
    },
    /** The browser takes everything; the person comes back and signs in. */
    async evict(): Promise<void> {
      killWorkers();
      page.db.close();
      await new Dexie(database, storage).delete();
      page = await openPage();
      await startWorker();
    },
    async endSession(): Promise<void> {
      if (session !== null) await server.signOut(session);
      session = null;
    },
    async signIn(): Promise<void> {
      session = await server.signIn(parts.session.email);
      await self.trigger('signed_in');
    },
    async close(): Promise<void> {
      killWorkers();
      page.db.close();
      await new Dexie(database, storage).delete();
    },
  };
  await startWorker();
  return self;
}

/** Each call is two places to die at. */
function storeIn(context: Context, store: LocalStore): LocalStore {
  async function stepped<T>(work: () => Promise<T>): Promise<T> {
    await context.step();
    const result = await work();
    await context.step();
    return result;
  }
  return {
    takeLease: () => stepped(() => store.takeLease()),
    pack: (limits) => stepped(() => store.pack(limits)),
    apply: (...given) => context.run(() => stepped(() => store.apply(...given))),
  };
}
