/** Time that moves only when told to. */
import type { ReconnectTimers } from '../src/notifications/reconnect.ts';

export interface VirtualTimers extends ReconnectTimers {
  /** Moves on and wakes what is due, in order. */
  advance(ms: number): void;
  /** How many wait. */
  waiting(): number;
}

export function createVirtualTimers(): VirtualTimers {
  let now = 0;
  const timers = new Set<{ at: number; wake: () => void }>();
  return {
    elapsed: () => now,
    waiting: () => timers.size,
    after(delayMs, wake) {
      const timer = { at: now + delayMs, wake };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(ms) {
      now += ms;
      for (const timer of [...timers].sort((a, b) => a.at - b.at)) {
        if (timer.at <= now && timers.delete(timer)) timer.wake();
      }
    },
  };
}
