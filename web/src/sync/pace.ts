/**
 * How much one exchange carries, and which records go alone. Less on a link that is too slow, before a server that
 * takes no more, and where it fails again and again: halving finds the one record it fails on, which then is tried by
 * itself and holds up nothing else. It stays in the outbox: only a verdict takes it out [OB4].
 */
import { planBackoff } from './backoff.ts';
import { markKey, type PackedMark } from './ports.ts';

export interface Pace {
  /** Of the usual amount, at least one. */
  portion(most: number): number;
  /** Whether a mark travels with the others. */
  isShared(mark: PackedMark): boolean;
  /** Records that go alone and may be tried again now. */
  suspectsDue(elapsedMs: number): string[];
  /** How many go alone. */
  suspects(): number;
  answered(): void;
  /** Everything went through: a slow or narrow link may have become better. */
  finished(): void;
  /** `carried` changes, or what was asked for, were too much: less until a run has gone through. */
  narrow(carried?: number): void;
  /** The server failed on that many changes. True where it failed again, and a single one was to blame. */
  failedOn(carried: number): boolean;
  /** Whatever made the server fail, it was this one. */
  suspect(key: string, elapsedMs: number): void;
  acquit(key: string): void;
}

/** One record where it was five hundred. */
const smallestShare = 1 / 512;
const suspectBaseMs = 60_000;
const suspectCapMs = 600_000;

/** `most`: changes an exchange may carry at all. */
export function createPace(most: number): Pace {
  let share = 1;
  let widest = 1;
  let faults = 0;
  const suspects = new Map<string, { failures: number; retryAt: number }>();
  const halve = (carried: number) => Math.max(Math.min(share, carried / most) / 2, smallestShare);
  return {
    portion: (most) => Math.max(1, Math.ceil(most * share)),
    isShared: (mark) => suspects.size === 0 || !suspects.has(markKey(mark)),
    suspectsDue: (elapsedMs) => [...suspects].filter(([, { retryAt }]) => retryAt <= elapsedMs).map(([key]) => key),
    suspects: () => suspects.size,
    answered() {
      faults = 0;
      share = Math.min(share * 2, widest);
    },
    finished() {
      widest = Math.min(widest * 2, 1);
    },
    narrow(carried = most) {
      widest = share = halve(carried);
    },
    failedOn(carried) {
      faults += 1;
      if (faults < 2) return false;
      if (carried > 1) share = halve(carried);
      return carried === 1;
    },
    suspect(key, elapsedMs) {
      const failures = (suspects.get(key)?.failures ?? 0) + 1;
      const wait = { failures, baseMs: suspectBaseMs, capMs: suspectCapMs, retryAfterMs: null, random: 1 };
      suspects.set(key, { failures, retryAt: elapsedMs + planBackoff(wait) });
    },
    acquit: (key) => void suspects.delete(key),
  };
}
