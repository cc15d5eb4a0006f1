/** The machine's clock, timers and dice. */
import type { Clock, Random, Timers } from '../sync/ports.ts';

export const systemClock: Clock = { now: () => Date.now(), elapsed: () => performance.now() };

/** Longer waits overflow the browser's timer and end at once. */
const longestTimerMs = 2 ** 31 - 1;

export const systemTimers: Timers = {
  after(delayMs, wake) {
    const timer = setTimeout(wake, Math.min(delayMs, longestTimerMs));
    return () => clearTimeout(timer);
  },
};

export const systemRandom: Random = { next: () => Math.random() };
