/**
 * Whether the storage of this device answers at all [AP6]. A browser may leave a transaction open for good, as WebKit for
 * GTK 2.50 does with one of a worker whose page is left in the midst of it: whatever is asked of the same tables from then
 * on neither succeeds nor fails. Nothing runs here while nothing is asked.
 */
import type { Timers } from '../sync/ports.ts';

/** Other tabs of this browser: a long write in one of them holds up the short ones in all. */
export interface BusySigns {
  /** Tells the others that a long write of this tab has got on. */
  tell(): void;
  /** Returns how to stop listening. */
  listen(heard: () => void): () => void;
}

export interface StorageWatch {
  /** Counts `step` as waiting until it ends, and with it so many changes of the person's. */
  watch(step: PromiseLike<unknown>, changes?: number): void;
  /** A long step has got on: it is slow, not silent. */
  gotOn(): void;
  /** Changes that wait for a storage that is silent, 0 where only reads do; null while it answers. */
  silence(): number | null;
  /** Calls back after each change of `silence`; returns the way to stop that. */
  subscribe(listener: () => void): () => void;
}

/**
 * Ten seconds in which nothing has ended or got on, where a write takes some milliseconds. In steps: the timers of a page
 * that was frozen are all overdue when it wakes, and one of them must not be enough to call the storage silent.
 */
export const stepMs = 2_000;
export const silentAfterSteps = 5;
/** A long write speaks to the other tabs no more often. */
const tellEveryMs = 1_000;

export function createStorageWatch({ timers, busy }: { timers: Timers; busy: BusySigns }): StorageWatch {
  const listeners = new Set<() => void>();
  let waiting = 0;
  let changes = 0;
  let idleSteps = 0;
  let told: number | null = null;
  let hasTold = false;
  let callOff = () => {};
  let stopListening = () => {};

  function tell(): void {
    const next = idleSteps < silentAfterSteps ? null : changes;
    if (next === told) return;
    told = next;
    for (const listener of listeners) listener();
  }

  function waitOn(): void {
    callOff = timers.after(stepMs, () => {
      idleSteps += 1;
      if (idleSteps === 1) stopListening = busy.listen(answered);
      if (idleSteps < silentAfterSteps) waitOn();
      tell();
    });
  }

  function answered(): void {
    callOff();
    stopListening();
    stopListening = () => {};
    idleSteps = 0;
    if (waiting > 0) waitOn();
    tell();
  }

  return {
    watch(step, count = 0) {
      waiting += 1;
      changes += count;
      if (waiting === 1) waitOn();
      tell();
      const end = () => {
        waiting -= 1;
        changes -= count;
        answered();
      };
      step.then(end, end);
    },
    gotOn() {
      answered();
      if (hasTold) return;
      hasTold = true;
      busy.tell();
      timers.after(tellEveryMs, () => {
        hasTold = false;
      });
    },
    silence: () => told,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
