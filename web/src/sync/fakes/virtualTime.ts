/** A clock that moves only when told to, and the timers that hang on it. */
import type { Clock, Timers } from '../ports.ts';

export interface VirtualTime {
  clock: Clock;
  /** Somebody corrects the wall clock: it jumps, and no time passes. */
  setWall(byMs: number): void;
  timers: Timers;
  /** Moves on, waking timers in order and letting everything they started come to rest. */
  advance(ms: number): Promise<void>;
  /** Lets started work come to rest without moving on. */
  settle(): Promise<void>;
}

export function createVirtualTime(startMs = 1_800_000_000_000): VirtualTime {
  let now = startMs;
  let wallOffset = 0;
  const waiting = new Set<{ at: number; wake: () => void }>();
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
  };
  return {
    clock: { now: () => now + wallOffset, elapsed: () => now },
    setWall(byMs) {
      wallOffset += byMs;
    },
    timers: {
      after(delayMs, wake) {
        const timer = { at: now + delayMs, wake };
        waiting.add(timer);
        return () => waiting.delete(timer);
      },
    },
    settle,
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const next = [...waiting].sort((a, b) => a.at - b.at)[0];
        if (next === undefined || next.at > end) break;
        waiting.delete(next);
        now = Math.max(now, next.at);
        next.wake();
        await settle();
      }
      now = end;
    },
  };
}
