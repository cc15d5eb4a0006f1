/**
 * A person's own time: it moves from event to event, as fast as the server answers. It decides which requests there are
 * and in what order; nobody waits for it.
 */
import type { Clock, Timers } from '../src/sync/ports.ts';

export interface ScriptTime {
  clock: Clock;
  timers: Timers;
  /** Moves on, waking what is due on the way; `rest` resolves when what was woken has come to rest. */
  moveTo(ms: number, rest: () => Promise<void>): Promise<void>;
}

/** `beginsAt`: milliseconds since 1970. Moments are counted from there. */
export function createScriptTime(beginsAt: number): ScriptTime {
  const waiting = new Set<{ at: number; wake: () => void }>();
  let now = 0;
  return {
    clock: { now: () => beginsAt + now, elapsed: () => now },
    timers: {
      after(delayMs, wake) {
        const timer = { at: now + delayMs, wake };
        waiting.add(timer);
        return () => void waiting.delete(timer);
      },
    },
    async moveTo(ms, rest) {
      await rest();
      for (;;) {
        const next = [...waiting].reduce<{ at: number; wake: () => void } | null>(
          (first, timer) => (first === null || timer.at < first.at ? timer : first),
          null,
        );
        if (next === null || next.at > ms) break;
        waiting.delete(next);
        now = Math.max(now, next.at);
        next.wake();
        await rest();
      }
      now = Math.max(now, ms);
    },
  };
}
