/**
 * A tab's side of syncing: it takes part in the leader election, runs the worker while it leads, passes on what the page notices,
 * and hears the status whoever leads.
 */
import { sameValue } from '../data/sameValue.ts';
import { isLabOn, onLabChange } from '../lab/labSwitch.ts';
import { systemClock, systemTimers } from '../platform/clock.ts';
import { watchPageLifecycle } from '../platform/pageLifecycle.ts';
import { openSyncChannel, type SyncChannel, type SyncMessage } from '../platform/syncChannel.ts';
import { initialStatus, type SyncStatus } from '../sync/status.ts';
import type { Trigger } from '../sync/triggers.ts';
import { createCandidate } from './candidate.ts';
import { createLeaderWatch } from './leaderWatch.ts';

export interface SyncClient {
  trigger(trigger: Trigger): void;
  /** While held nothing is sent: the session may be somebody else's [AU1]. */
  hold(held: boolean): void;
  status(): SyncStatus;
  isLeading(): boolean;
  /** Calls back after each change of status or leadership; returns the way to stop that. */
  subscribe(listener: () => void): () => void;
  /** Never leads again: a newer version has opened the database. It still hears and asks. */
  retire(): void;
  close(): void;
}

export function createSyncClient(database: string): SyncClient {
  const listeners = new Set<() => void>();
  const closing = new AbortController();
  const { signal } = closing;
  let status = initialStatus;
  let leading = false;
  let retired = false;

  const tell = () => {
    for (const listener of listeners) listener();
  };
  const hear = (message: SyncMessage) => {
    if (message.type !== 'status') return;
    watch.heard();
    if (sameValue(status, message.status)) return;
    status = message.status;
    tell();
  };
  /** Null while the page sleeps: one that could be sent messages is not kept for the back button. */
  let channel: SyncChannel | null = openSyncChannel(database, hear);
  const trigger = (reason: Trigger) => channel?.post({ type: 'trigger', trigger: reason });

  const candidate = createCandidate({
    locks: navigator.locks,
    name: `holdfast-leader-${database}`,
    timers: systemTimers,
    async lead(term) {
      setLeading(true);
      await runWorker(database, term).finally(() => setLeading(false));
    },
    onFailure(error, waitMs) {
      console.error('this tab cannot sync', error);
      const problem = { kind: 'crashed', retryAt: systemClock.now() + waitMs } as const;
      status = { ...status, running: false, progress: null, problem };
      tell();
    },
  });
  const watch = createLeaderWatch({
    timers: systemTimers,
    ask: () => channel?.post({ type: 'hello' }),
    onSilence: candidate.takeOver,
  });

  function setLeading(next: boolean): void {
    leading = next;
    watchIfNeeded();
    tell();
  }

  /** Only a tab that somebody looks at and that waits for another to sync. */
  function watchIfNeeded(): void {
    if (leading || retired || document.hidden || signal.aborted) watch.stop();
    else watch.start();
  }

  /** Whatever was under way is given up: the next leader takes a new lease [LD1]. */
  function stop(): void {
    candidate.withdraw();
    watch.stop();
  }

  function sleep(): void {
    stop();
    channel?.close();
    channel = null;
  }

  function wake(): void {
    if (channel !== null) return;
    channel = openSyncChannel(database, hear);
    if (!retired) candidate.stand();
    watchIfNeeded();
    trigger('resumed');
  }

  window.addEventListener('online', () => trigger('online'), { signal });
  document.addEventListener('visibilitychange', () => trigger(document.hidden ? 'hidden' : 'visible'), { signal });
  document.addEventListener('visibilitychange', watchIfNeeded, { signal });
  window.addEventListener('pagehide', () => trigger('hidden'), { signal });
  watchPageLifecycle({ onSleep: sleep, onWake: wake, signal });
  candidate.stand();
  watchIfNeeded();

  return {
    trigger,
    hold: (held) => channel?.post({ type: 'hold', held }),
    status: () => status,
    isLeading: () => leading,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    retire() {
      retired = true;
      stop();
    },
    close() {
      closing.abort();
      sleep();
    },
  };
}

/** Runs the worker. Resolves when `signal` ends the tab's interest, rejects when the worker fails. */
async function runWorker(database: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) await untilEnd(await startWorker(database), signal);
}

/** In the network lab the worker begins with its rules, and begins anew with others. */
async function startWorker(database: string): Promise<Worker> {
  const inLab = isLabOn() ? (await import('../lab/labOn.ts')).startLabWorker(database) : null;
  return inLab ?? new Worker(new URL('./syncWorker.ts', import.meta.url), { type: 'module', name: database });
}

function untilEnd(worker: Worker, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const forget = onLabChange(end);
    function clear(): void {
      forget();
      signal.removeEventListener('abort', end);
      worker.terminate();
    }
    function end(): void {
      clear();
      resolve();
    }
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
    worker.addEventListener(
      'error',
      (event) => {
        clear();
        reject(new Error(event.message || 'the sync worker could not be started'));
      },
      { once: true },
    );
  });
}
