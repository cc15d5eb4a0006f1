/**
 * A tab's part in the leader election: it waits for the one lock, leads while it holds it, and stands again when it has
 * lost it [LD1]. What leading means is its caller's business. Taking the lock from a tab that sleeps is safe: leases fence it [LD2].
 */
import { backoffMs } from '@holdfast/shared/retry/backoff';
import type { Timers } from '../sync/ports.ts';

export interface Candidacy {
  locks: Pick<LockManager, 'request'>;
  name: string;
  timers: Timers;
  /** Leads until `signal` ends it; rejects when this tab cannot go on leading. */
  lead(signal: AbortSignal): Promise<void>;
  /** This tab leaves the lead to the others and stands again after `waitMs`. */
  onFailure(error: unknown, waitMs: number): void;
}

export interface Candidate {
  /** Leads from now on, or once everybody who stood before it no longer does. */
  stand(): void;
  /** Takes the lead from whoever holds it. */
  takeOver(): void;
  /** Gives up the lead, or the wait for it, until it stands again. */
  withdraw(): void;
}

const backoff = { baseMs: 5_000, capMs: 300_000 };
/** Who has led for so long does not fail again and again: the next failure is a first one. */
export const steadyMs = 60_000;

export function createCandidate({ locks, name, timers, lead, onFailure }: Candidacy): Candidate {
  let term = new AbortController();
  let failures = 0;
  let callOffRetry = () => {};

  function withdraw(): void {
    callOffRetry();
    term.abort();
  }

  function fail(error: unknown): void {
    failures += 1;
    const waitMs = backoffMs(backoff, failures);
    callOffRetry = timers.after(waitMs, () => stand(false));
    onFailure(error, waitMs);
  }

  async function leadFor(signal: AbortSignal): Promise<void> {
    const callOff = timers.after(steadyMs, () => {
      failures = 0;
    });
    await lead(signal).finally(callOff);
  }

  function stand(steal: boolean): void {
    withdraw();
    const mine = new AbortController();
    term = mine;
    const options: LockOptions = steal ? { steal } : { signal: mine.signal };
    const hold = () => (mine.signal.aborted ? undefined : leadFor(mine.signal));
    locks.request(name, options, hold).catch((error: unknown) => {
      if (mine.signal.aborted) return;
      mine.abort();
      // How a lock ends that another tab has taken.
      if (error instanceof DOMException && error.name === 'AbortError') stand(false);
      else fail(error);
    });
  }

  return { stand: () => stand(false), takeOver: () => stand(true), withdraw };
}
