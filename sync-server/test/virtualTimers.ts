/** Time that moves, and an event loop that turns, only when told to. */
import type { SystemTimers } from '../src/systemTimers.ts';

export interface VirtualTimers extends SystemTimers {
  /** Moves on from one that is due to the next, and wakes it. */
  advance(ms: number): void;
  /** How many wait for time. */
  waiting(): number;
  /** Everything that is only promised happens, then the event loop turns once. */
  turn(): Promise<void>;
}

export function createVirtualTimers(): VirtualTimers {
  let now = 0;
  const timers = new Set<{ at: number; wake: () => void }>();
  const turns: (() => void)[] = [];
  /** A turn of the real event loop: every promise that can go on has gone on. */
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    elapsed: () => now,
    waiting: () => timers.size,
    after(delayMs, wake) {
      const timer = { at: now + delayMs, wake };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    nextTurn: (wake) => void turns.push(wake),
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const [next] = [...timers].sort((a, b) => a.at - b.at);
        if (next === undefined || next.at > end) break;
        timers.delete(next);
        now = Math.max(now, next.at);
        next.wake();
      }
      now = end;
    },
    async turn() {
      await settled();
      for (const wake of turns.splice(0)) wake();
      await settled();
    },
  };
}
