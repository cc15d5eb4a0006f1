/** One run at a time on this device, by a Web Lock [LD1]. */
import type { Leadership, Timers } from '../sync/ports.ts';
import { systemTimers } from './clock.ts';

/** A frozen tab may hold the lock for ever. Taking it is safe: the lease keeps the old run from committing [LD2]. */
const defaultPatienceMs = 60_000;

export interface LeadershipParts {
  locks?: Pick<LockManager, 'request'>;
  timers?: Timers;
  patienceMs?: number;
}

export function createLeadership(name: string, parts: LeadershipParts = {}): Leadership {
  const { locks = navigator.locks, timers = systemTimers, patienceMs = defaultPatienceMs } = parts;
  return {
    async runExclusive<T>(work: () => Promise<T>): Promise<T> {
      let working: Promise<T> | undefined;
      const begin = () => {
        working = work();
        return working;
      };
      const patience = new AbortController();
      const callOff = timers.after(patienceMs, () => patience.abort());
      try {
        return await locks.request(name, { signal: patience.signal }, begin);
      } catch (error) {
        // Taken from us, or failed by itself: how the run ends is its own to say.
        if (working !== undefined) return await working;
        if (!patience.signal.aborted) throw error;
      } finally {
        callOff();
      }
      return await locks.request(name, { steal: true }, begin).catch((error) => working ?? Promise.reject(error));
    },
  };
}
