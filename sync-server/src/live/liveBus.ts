/**
 * Who listens to a workspace. It says that there is news and never carries any; losing every word of it only costs
 * time [SV6]. This one reaches the listeners of this process; others can stand in its place.
 */
import type { Poke } from '@holdfast/shared/protocol/live';

export interface Listener {
  workspace: string;
  /** Not told of what it wrote itself. Null: told of everything. */
  device: string | null;
  onPoke(poke: Poke): void;
  /** The bus shuts down. */
  onClose(): void;
}

export interface LiveBus {
  publish(poke: Poke, writer: string): void;
  /** Answers how to stop listening. */
  subscribe(listener: Listener): () => void;
  close(): void;
}

export function createLocalBus(): LiveBus {
  const listeners = new Map<string, Set<Listener>>();
  let isClosed = false;

  function subscribe(listener: Listener): () => void {
    if (isClosed) {
      listener.onClose();
      return () => {};
    }
    const { workspace } = listener;
    const those = listeners.get(workspace) ?? new Set();
    listeners.set(workspace, those.add(listener));
    return () => {
      those.delete(listener);
      if (those.size === 0 && listeners.get(workspace) === those) listeners.delete(workspace);
    };
  }

  return {
    subscribe,
    publish(poke, writer) {
      for (const listener of listeners.get(poke.workspace) ?? []) {
        if (listener.device === null || listener.device !== writer) listener.onPoke(poke);
      }
    },
    close() {
      isClosed = true;
      for (const those of [...listeners.values()]) for (const listener of [...those]) listener.onClose();
      listeners.clear();
    },
  };
}
