/** One headless device: the app's own engine between a database in memory and a socket to the real server. */
import { randomUUID } from 'node:crypto';
import { createEngine, type Engine } from '../src/sync/engine.ts';
import type { Clock, PackedMark, Timers } from '../src/sync/ports.ts';
import { defaultSettings, type EngineSettings } from '../src/sync/settings.ts';
import type { SyncStatus } from '../src/sync/status.ts';
import type { HostedAccount } from './benchHost.ts';
import { createMemoryStore, type MemoryStore } from './memoryStore.ts';
import { createWireTransport, type WireTransport } from './wireTransport.ts';

export interface BenchDevice {
  id: string;
  engine: Engine;
  store: MemoryStore;
  transport: WireTransport;
  /** A write of a person: into the store, and the engine hears of it. */
  write(todo: string, values: Readonly<Record<string, unknown>>): void;
  /** Resolves when a run has ended well and nothing waits. Rejects when the engine has met a problem. */
  synced(): Promise<void>;
  /** Resolves when no run is going on, however the last one ended. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface DevicePlan {
  port: number;
  account: HostedAccount;
  settings?: Partial<EngineSettings>;
  time?: { clock: Clock; timers: Timers };
  onSettled?(marks: readonly PackedMark[]): void;
}

export function createBenchDevice({ port, account, settings, time = realTime, onSettled }: DevicePlan): BenchDevice {
  const id = randomUUID();
  const transport = createWireTransport(port, account);
  const store = createMemoryStore({
    workspace: account.workspace,
    device: id,
    now: time.clock.now,
    ...(onSettled && { onSettled }),
  });
  let waiting: { resolve(): void; reject(error: Error): void }[] = [];
  const settleAll = (tell: (one: (typeof waiting)[number]) => void) => {
    const told = waiting;
    waiting = [];
    told.forEach(tell);
  };
  let onIdle = () => {};
  const look = ({ running, problem, syncedAt }: SyncStatus) => {
    if (running) return;
    onIdle();
    if (waiting.length === 0) return;
    if (problem !== null) settleAll(({ reject }) => reject(new Error(`a device cannot sync: ${problem.kind}`)));
    else if (syncedAt !== null && store.waiting === 0) settleAll(({ resolve }) => resolve());
  };
  const engine = createEngine({
    store,
    transport,
    leadership: { runExclusive: (work) => work() },
    clock: time.clock,
    timers: time.timers,
    random: { next: () => Math.random() },
    settings: { ...defaultSettings, ...settings },
    onStatus: look,
    onCrash: (error) => settleAll(({ reject }) => reject(error as Error)),
  });
  return {
    id,
    engine,
    store,
    transport,
    write(todo, values) {
      store.write('todo', todo, values);
      engine.wrote();
    },
    synced: () =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        look(engine.status());
      }),
    async idle() {
      while (engine.status().running) {
        await new Promise<void>((resolve) => {
          onIdle = resolve;
        });
      }
    },
    async close() {
      await engine.stop();
      transport.close();
    },
  };
}

/** Without a wait a timer fires as soon as the loop turns: Node's own would wait a millisecond, which no rule asks for. */
export const realTime: { clock: Clock; timers: Timers } = {
  clock: { now: () => Date.now(), elapsed: () => performance.now() },
  timers: {
    after(delayMs, wake) {
      if (delayMs <= 0) {
        const soon = setImmediate(wake);
        return () => clearImmediate(soon);
      }
      const timer = setTimeout(wake, delayMs);
      return () => clearTimeout(timer);
    },
  },
};
