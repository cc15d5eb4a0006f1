/**
 * Who listens to a workspace in this process. It says that there is news and never carries any; losing every word of it
 * only costs time [SV6].
 */
import type { Poke } from '@holdfast/shared/protocol/live';
import { cursorAtHead, type Moment, writeCursor } from '../sync/cursor.ts';

export interface Listener {
  workspace: string;
  /** Not told of what it wrote itself. Null: told of everything. */
  device: string | null;
  onPoke(poke: Poke): void;
  /** Nothing was said for a while; the other end shall know that this one is still there. */
  onKeepAlive(): void;
  /** The bus shuts down. */
  onClose(): void;
}

export interface LiveBus {
  /** `moment`: where the workspace stands. `writer`: the device that wrote, if it is known. */
  poke(workspace: string, moment: Moment, writer: string | null): void;
  /** Answers how to stop listening. */
  subscribe(listener: Listener): () => void;
  /** Listeners. */
  count(): number;
  close(): void;
}

export interface LiveBusParts {
  /** Calls `ring` once a second from now on; the returned function stops it. */
  everySecond(ring: () => void): () => void;
  keepAliveSeconds: number;
}

export function createLiveBus({ everySecond, keepAliveSeconds }: LiveBusParts): LiveBus {
  const listeners = new Map<string, Set<Listener>>();
  // A ring of as many groups as there are seconds: each second one of them is kept alive, so thousands are no burst.
  const ring = Array.from({ length: keepAliveSeconds }, () => new Set<Listener>());
  let second = 0;
  let total = 0;
  let stopRinging: (() => void) | null = null;
  let isClosed = false;

  function keepAlive(): void {
    second = (second + 1) % keepAliveSeconds;
    for (const listener of ring[second] ?? []) listener.onKeepAlive();
  }

  function subscribe(listener: Listener): () => void {
    if (isClosed) {
      listener.onClose();
      return () => {};
    }
    const { workspace } = listener;
    const those = listeners.get(workspace) ?? new Set();
    listeners.set(workspace, those.add(listener));
    const group = ring[second] as Set<Listener>;
    group.add(listener);
    total += 1;
    stopRinging ??= everySecond(keepAlive);
    return () => {
      if (!group.delete(listener)) return;
      those.delete(listener);
      if (those.size === 0 && listeners.get(workspace) === those) listeners.delete(workspace);
      total -= 1;
      if (total === 0) stop();
    };
  }

  function stop(): void {
    stopRinging?.();
    stopRinging = null;
  }

  return {
    subscribe,
    poke(workspace, moment, writer) {
      const those = listeners.get(workspace);
      if (those === undefined) return;
      const news = pokeOf(workspace, moment);
      for (const listener of those) if (listener.device === null || listener.device !== writer) listener.onPoke(news);
    },
    count: () => total,
    close() {
      isClosed = true;
      for (const those of [...listeners.values()]) for (const listener of [...those]) listener.onClose();
      listeners.clear();
      for (const group of ring) group.clear();
      total = 0;
      stop();
    },
  };
}

/** Says where a workspace stands, as a device that has everything would. */
export function pokeOf(workspace: string, moment: Moment): Poke {
  return { workspace, cursor: writeCursor(cursorAtHead(moment)) };
}
