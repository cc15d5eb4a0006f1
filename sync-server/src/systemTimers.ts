/** The machine's clock and timers, for everything of a running server that waits. */
import type { BatcherPorts } from './batching/batcher.ts';
import type { ReconnectTimers } from './notifications/reconnect.ts';

export type SystemTimers = BatcherPorts & ReconnectTimers;

/** `elapsed`: milliseconds that only grow. */
export function systemTimers(elapsed: () => number = () => performance.now()): SystemTimers {
  return {
    elapsed,
    after(delayMs, wake) {
      // Node cuts off fractions, and would wake too early. What is waited for keeps no process alive.
      const timer = setTimeout(wake, Math.ceil(delayMs)).unref();
      return () => clearTimeout(timer);
    },
    nextTurn: setImmediate,
  };
}
