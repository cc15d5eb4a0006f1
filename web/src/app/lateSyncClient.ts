/**
 * A tab's side of syncing from the first moment on, though its code is fetched after the first screen, which needs none
 * of it. What is asked of it meanwhile is passed on in order. Where the network goes before the code has come, and the
 * app is not on the device yet, it is fetched again until it is there.
 */
import type { Timers } from '../sync/ports.ts';
import { initialStatus } from '../sync/status.ts';
import type { SyncClient } from './syncClient.ts';

export interface LateClientPorts {
  /** Rejects where the code cannot be had now. */
  load(): Promise<() => SyncClient>;
  timers: Timers;
  now(): number;
}

export const loadAgainMs = 10_000;

export function createLateSyncClient({ load, timers, now }: LateClientPorts): SyncClient {
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  let client: SyncClient | null = null;
  let status = initialStatus;
  let isClosed = false;
  const asked: ((client: SyncClient) => void)[] = [];

  async function begin(): Promise<void> {
    try {
      const create = await load();
      if (isClosed) return;
      const made = create();
      client = made;
      for (const ask of asked) ask(made);
      made.subscribe(tell);
    } catch (error) {
      console.error('this tab cannot sync yet', error);
      status = { ...status, problem: { kind: 'crashed', retryAt: now() + loadAgainMs } };
      timers.after(loadAgainMs, begin);
    }
    tell();
  }
  void begin();

  const pass = (ask: (client: SyncClient) => void) => {
    if (client === null) asked.push(ask);
    else ask(client);
  };
  return {
    trigger: (reason) => pass((client) => client.trigger(reason)),
    hold: (held) => pass((client) => client.hold(held)),
    status: () => client?.status() ?? status,
    isLeading: () => client?.isLeading() ?? false,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    retire: () => pass((client) => client.retire()),
    close() {
      isClosed = true;
      client?.close();
    },
  };
}
