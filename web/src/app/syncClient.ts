/**
 * A tab's side of syncing: it competes to lead, runs the worker while it leads, passes on what the page notices,
 * and hears the status whoever leads.
 */
import { systemClock } from '../platform/clock.ts';
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

const firstRestartMs = 5_000;
const lastRestartMs = 300_000;

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

  const fail = (error: unknown) => {
    if (!signal.aborted) console.error('this tab cannot sync', error);
  };
  competeToLead().catch(fail);
  channel.post({ type: 'hello' });

  /** A tab whose worker does not live gives the lead to the others, says so, and competes again later. */
  async function competeToLead(): Promise<void> {
    for (let deaths = 0; !signal.aborted; deaths += 1) {
      await navigator.locks.request(`holdfast-leader-${database}`, { signal }, async () => {
        leading = true;
        tell();
        await runWorker(database, signal).catch(fail);
        leading = false;
      });
      if (signal.aborted) return;
      const waitMs = Math.min(firstRestartMs * 2 ** deaths, lastRestartMs);
      status = {
        ...status,
        running: false,
        progress: null,
        problem: { kind: 'internal', retryAt: systemClock.now() + waitMs },
      };
      tell();
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }

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

/** Runs the worker. Resolves when `signal` ends the tab's interest, rejects when the worker fails. */
function runWorker(database: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./syncWorker.ts', import.meta.url), { type: 'module', name: database });
    const end = () => {
      worker.terminate();
      resolve();
    };
    signal.addEventListener('abort', end, { once: true });
    worker.addEventListener(
      'error',
      (event) => {
        signal.removeEventListener('abort', end);
        worker.terminate();
        reject(new Error(event.message || 'the sync worker could not be started'));
      },
      { once: true },
    );
  });
}
