/** One run at a time on this device, by a Web Lock [LD1]. */
import type { Leadership } from '../sync/ports.ts';

/** A frozen tab may hold the lock for ever. Taking it is safe: the lease keeps the old run from committing [LD2]. */
export const patienceMs = 60_000;

/** Before the database's name. */
export const runLockPrefix = 'holdfast-run-';

export interface LeadershipParts {
  locks?: Pick<LockManager, 'request'>;
  /** Ends the wait for one turn with a TimeoutError. */
  patience?: () => AbortSignal;
}

export function createLeadership(
  name: string,
  { locks = navigator.locks, patience = () => AbortSignal.timeout(patienceMs) }: LeadershipParts = {},
): Leadership {
  return {
    async runExclusive<T>(work: () => Promise<T>): Promise<T> {
      let working: Promise<T> | undefined;
      const begin = () => {
        working = work();
        return working;
      };
      try {
        return await locks.request(name, { signal: patience() }, begin);
      } catch (error) {
        // Taken from us, or failed by itself: how the run ends is its own to say.
        if (working !== undefined) return await working;
        if (!(error instanceof DOMException) || error.name !== 'TimeoutError') throw error;
      }
      return await locks.request(name, { steal: true }, begin).catch((error) => working ?? Promise.reject(error));
    },
  };
}
