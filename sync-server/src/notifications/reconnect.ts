/** How long a channel that lost its connection waits before it tries again, and the clock it waits by. */
import { backoffMs, equalJitter } from '@holdfast/shared/retry/backoff';

export interface ReconnectTimers {
  /** Milliseconds that only grow. */
  elapsed(): number;
  /** Calls `wake` once after `delayMs`; the answer calls it off. */
  after(delayMs: number, wake: () => void): () => void;
}

const reconnecting = { baseMs: 500, capMs: 30_000 };

/** `failures`: tries in vain so far, none where a connection that stood has just been lost. `random`: uniform in [0, 1). */
export function planReconnectMs(failures: number, random: number): number {
  return equalJitter(backoffMs(reconnecting, failures + 1), random);
}
