/** Which of a device's workers leads, and those that lost the lead while frozen. */
import type { Engine } from '../src/sync/engine.ts';
import { initialStatus, type SyncStatus } from '../src/sync/status.ts';
import type { SimWorker } from './simWorker.ts';
import type { World } from './world.ts';

export interface SimLead {
  worker(): SimWorker | null;
  /** What the leader said last. */
  status(): SyncStatus;
  /** To the leader, once it can hear. */
  tell(say: (engine: Engine) => void): void;
  /** There is a leader from now on. */
  take(): Promise<void>;
  /** The leader dies. */
  end(): void;
  /** The leader is frozen, and another may take its place. */
  setAside(): void;
  /** A leader that died or froze in the middle of something leads no more. */
  reap(): void;
  /** Who was set aside goes on. */
  thaw(): void;
  /** All of them die. */
  shut(): void;
  /** Nothing was ever said. */
  forget(): void;
}

/** How long a thawed worker believes that it still leads. */
const staleLeaderMs = 10_000;

export interface LeadParts {
  world: World;
  /** `onStatus` hears only who leads. */
  start(onStatus: (self: SimWorker, status: SyncStatus) => void): Promise<SimWorker>;
  onStart(worker: SimWorker): Promise<void>;
}

export function createSimLead({ world, start, onStart }: LeadParts): SimLead {
  let worker: SimWorker | null = null;
  /** They wake up believing that they lead. */
  const outdated: SimWorker[] = [];
  let status = initialStatus;

  function end(): void {
    worker?.context.kill();
    worker = null;
    status = { ...status, running: false, progress: null };
  }

  function setAside(): void {
    if (worker === null) return;
    worker.context.freeze();
    outdated.push(worker);
    worker = null;
  }

  return {
    worker: () => worker,
    status: () => status,
    tell(say) {
      const { context, engine } = worker ?? {};
      if (engine !== undefined) context?.deliver(() => say(engine));
    },
    async take() {
      if (worker !== null) return;
      worker = await start((self, next) => {
        if (worker === self) status = next;
      });
      await onStart(worker);
    },
    end,
    setAside,
    reap() {
      const state = worker?.context.state();
      if (state === 'dead') end();
      if (state === 'frozen') setAside();
    },
    thaw() {
      // They go on as if nothing had happened, until they hear that the lead was taken from them.
      for (const { context } of outdated.splice(0)) {
        context.thaw();
        world.after(staleLeaderMs, context.kill);
      }
    },
    shut() {
      for (const { context } of outdated.splice(0)) context.kill();
      end();
    },
    forget() {
      status = initialStatus;
    },
  };
}
