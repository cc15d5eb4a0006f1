/** One run at a time on this device, by a Web Lock [LD1]. */
import type { Leadership } from '../sync/ports.ts';

/** A frozen tab may hold the lock for ever. Taking it is safe: the lease keeps the old run from committing [LD2]. */
const patienceMs = 60_000;

export function createLeadership(name: string): Leadership {
  return {
    async runExclusive(work) {
      try {
        return await navigator.locks.request(name, { signal: AbortSignal.timeout(patienceMs) }, work);
      } catch (error) {
        if (!(error instanceof DOMException) || error.name !== 'TimeoutError') throw error;
        return await navigator.locks.request(name, { steal: true }, work);
      }
    },
  };
}
