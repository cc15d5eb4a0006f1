/** `AbortSignal.timeout` by timers that can be told to go on. */
import type { Timers } from '../../sync/ports.ts';

export function timeoutAfter(timers: Timers, ms: number): AbortSignal {
  const controller = new AbortController();
  timers.after(ms, () => controller.abort(new DOMException('timed out', 'TimeoutError')));
  return controller.signal;
}
