/** Notices that this context was suspended, which nobody tells a worker: its own timer comes much later than asked for. */
import type { Clock, Timers } from '../sync/ports.ts';

const everyMs = 15_000;
const graceMs = 10_000;

/** Counts by the wall clock: the other one may stand still while the machine sleeps. A corrected clock only costs a run. */
export function watchSleep({ now }: Pick<Clock, 'now'>, timers: Timers, onWake: () => void): void {
  const askedAt = now();
  timers.after(everyMs, () => {
    if (now() - askedAt > everyMs + graceMs) onWake();
    watchSleep({ now }, timers, onWake);
  });
}
