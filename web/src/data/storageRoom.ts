/** Whether the last thing written in this tab found room on the device: the person is told until something fits again. */
import { isStorageFull } from './storageFull.ts';

const listeners = new Set<() => void>();
let full = false;

function note(next: boolean): void {
  if (full === next) return;
  full = next;
  for (const listener of listeners) listener();
}

export const storageRoom = {
  isFull: () => full,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  fits: () => note(false),
  /** For `catch`: null when the device had no room, which is noted; any other error is thrown on. */
  nullWhenFull(error: unknown): null {
    if (!isStorageFull(error)) throw error;
    note(true);
    return null;
  },
};
