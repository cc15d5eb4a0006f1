/**
 * A tab of a device: the app's own code stands in the election, runs the worker while it leads, and watches the one that
 * leads instead, as web/src/app/syncClient.ts has it [LD1, LD2].
 */
import { createCandidate } from '../src/app/candidate.ts';
import { createLeaderWatch } from '../src/app/leaderWatch.ts';
import type { World } from '../src/lab/world.ts';
import type { FakeLocks } from '../src/platform/fakes/fakeLocks.ts';
import type { Page, SimWorker } from './simWorker.ts';

export interface SimTab extends Page {
  /** Its worker, while it leads or believes to. */
  worker(): SimWorker | null;
  /** Some worker of this device said something. */
  heard(): void;
  /** Leaves the lead to another tab, and stands again. */
  stepBack(): void;
  /** With its worker, as a browser does to a tab that nobody looks at, without telling it. */
  freeze(): void;
  thaw(): void;
}

/** How long a thawed tab does not know that the lead was taken from it: its worker goes on at once, it has much else to do. */
export const staleMs = 10_000;

export interface TabParts extends Page {
  world: World;
  locks: FakeLocks;
  /** Of its own database. */
  startWorker(database: string): Promise<SimWorker>;
  /** Whoever leads is asked to say something. */
  ask(): void;
  /** It leads, or no longer does. */
  onTurn(): void;
  /** It cannot go on leading for now. */
  onFailure(retryAt: number): void;
}

export function createSimTab(parts: TabParts): SimTab {
  const { world, locks, context, device, startWorker, ask, onTurn, onFailure } = parts;
  const { timers } = context;
  let worker: SimWorker | null = null;

  const client = locks.openClient((happen) => {
    if (context.state() !== 'frozen') context.deliver(happen);
    else context.deliver(() => void world.after(staleMs, () => context.deliver(happen)));
  });

  async function lead(term: AbortSignal): Promise<void> {
    watch.stop();
    const mine = await context.run(() => startWorker(device.db.name));
    worker = mine;
    term.addEventListener('abort', mine.context.kill);
    if (context.state() === 'frozen') mine.context.freeze();
    if (term.aborted || context.state() === 'dead') mine.context.kill();
    onTurn();
    await mine.context.died;
    worker = null;
    onTurn();
    if (context.state() === 'dead') return;
    watch.start();
    if (!term.aborted) throw new Error('the worker died');
  }

  const candidate = createCandidate({
    locks: client,
    name: `lead ${device.db.name}`,
    timers,
    lead,
    onFailure: (_, waitMs) => onFailure(world.now() + waitMs),
  });
  const watch = createLeaderWatch({ timers, ask, onSilence: candidate.takeOver });
  void context.died.then(() => {
    client.die();
    worker?.context.kill();
  });
  candidate.stand();
  watch.start();

  return {
    context,
    device,
    worker: () => worker,
    heard: () => context.deliver(watch.heard),
    stepBack() {
      candidate.withdraw();
      candidate.stand();
    },
    freeze() {
      context.freeze();
      worker?.context.freeze();
    },
    thaw() {
      context.thaw();
      worker?.context.thaw();
    },
  };
}
