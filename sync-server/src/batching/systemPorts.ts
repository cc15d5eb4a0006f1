/** The clock and the timers a batcher of a running server has. */
import type { BatcherPorts } from './batcher.ts';

/** `elapsed`: milliseconds that only grow. */
export function systemPorts(elapsed: () => number): BatcherPorts {
  return {
    elapsed,
    // Node cuts off fractions, and would wake too early.
    after: (delayMs, wake) => void setTimeout(wake, Math.ceil(delayMs)).unref(),
    nextTurn: setImmediate,
  };
}
