/**
 * A tab's side of syncing: it competes to lead, runs the worker while it leads, passes on what the page notices,
 * and hears the status whoever leads.
 */
import { openSyncChannel } from '../platform/syncChannel.ts';
import type { Trigger } from '../sync/engine.ts';
import { initialStatus, type SyncStatus } from '../sync/status.ts';

export interface SyncClient {
  trigger(trigger: Trigger): void;
  /** While held nothing is sent: the session may be somebody else's [AU1]. */
  hold(held: boolean): void;
  status(): SyncStatus;
  isLeading(): boolean;
  /** Calls back after each change of status or leadership; returns the way to stop that. */
  subscribe(listener: () => void): () => void;
  close(): void;
}

const workerRestartMs = 5_000;

export function createSyncClient(database: string): SyncClient {
  const listeners = new Set<() => void>();
  const closing = new AbortController();
  let status = initialStatus;
  let leading = false;
  const tell = () => {
    for (const listener of listeners) listener();
  };

  const channel = openSyncChannel(database, (message) => {
    if (message.type !== 'status') return;
    status = message.status;
    tell();
  });
  const trigger = (reason: Trigger) => channel.post({ type: 'trigger', trigger: reason });

  const { signal } = closing;
  window.addEventListener('online', () => trigger('online'), { signal });
  document.addEventListener('visibilitychange', () => trigger(document.hidden ? 'hidden' : 'visible'), { signal });
  window.addEventListener('pagehide', () => trigger('hidden'), { signal });

  navigator.locks
    .request(`holdfast-leader-${database}`, { signal }, async () => {
      leading = true;
      tell();
      await runWorkerUntil(database, signal);
    })
    .catch((error: unknown) => {
      if (!signal.aborted) console.error('this tab cannot lead', error);
    });
  channel.post({ type: 'hello' });

  return {
    trigger,
    hold: (held) => channel.post({ type: 'hold', held }),
    status: () => status,
    isLeading: () => leading,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closing.abort();
      channel.close();
    },
  };
}

/** Holds the leader's lock: resolves only when `signal` ends the tab's interest. A worker that dies is started anew. */
function runWorkerUntil(database: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let worker = startWorker();

    function startWorker(): Worker {
      const started = new Worker(new URL('./syncWorker.ts', import.meta.url), { type: 'module', name: database });
      started.addEventListener('error', (event) => {
        console.error('the sync worker stopped', event.message);
        started.terminate();
        setTimeout(() => {
          if (!signal.aborted) worker = startWorker();
        }, workerRestartMs);
      });
      return started;
    }

    signal.addEventListener('abort', () => {
      worker.terminate();
      resolve();
    });
  });
}
