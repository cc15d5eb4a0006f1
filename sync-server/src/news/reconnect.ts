/** How long a channel that lost its connection waits before it tries again, and the clock it waits by. */

export interface ReconnectTimers {
  /** Milliseconds that only grow. */
  elapsed(): number;
  /** Calls `wake` once after `delayMs`; the answer calls it off. */
  after(delayMs: number, wake: () => void): () => void;
}

export const systemTimers: ReconnectTimers = {
  elapsed: () => performance.now(),
  after(delayMs, wake) {
    const timer = setTimeout(wake, delayMs);
    return () => clearTimeout(timer);
  },
};

const baseMs = 500;
const capMs = 30_000;

/**
 * Exponential, capped, with equal jitter: processes that lost the same database do not return together.
 * `failures` in a row; `random` uniform in [0, 1). Source: Brooker, "Exponential Backoff and Jitter" (2015).
 */
export function planReconnectMs(failures: number, random: number): number {
  const full = Math.min(capMs, baseMs * 2 ** Math.min(failures, 30));
  return full / 2 + (full / 2) * random;
}
