/**
 * How much one exchange carries, and which records go alone. Less on a link that is too slow, before a server that
 * takes no more, and where it fails on what it is given: halving finds the one record it fails on, which then is tried
 * by itself and holds up nothing else. It stays in the outbox: only a verdict takes it out [OB4].
 */
import { backoffMs } from '@holdfast/shared/retry/backoff';
import { markKey, type PackedMark } from './ports.ts';

export interface Pace {
  /** Of the usual amount, at least one. */
  portion(usual: number): number;
  /** Whether a mark travels with the others. */
  isShared(mark: PackedMark): boolean;
  /** Records that go alone and may be tried again now, the longest due first. */
  suspectsDue(elapsedMs: number): string[];
  /** How many go alone. */
  suspects(): number;
  /** `carried` changes were answered for. */
  answered(carried: number): void;
  /** Everything went through: a slow or narrow link may have become better. */
  finished(): void;
  /** `carried` changes, or what was asked for, were too much: less until a run has gone through. */
  narrow(carried?: number): void;
  /** The server failed. True where it failed before, so that it is time to ask why. */
  failed(): boolean;
  isHunting(): boolean;
  /** One of the `carried` changes that would go next makes the server fail: half of them at a time, until it is found. */
  hunt(carried: number): void;
  /** Whatever went wrong, it was this one. The others may go as before. */
  suspect(key: string, elapsedMs: number): void;
  /** It is gone, or was edited: what comes of it is yet to be seen. */
  acquit(key: string): void;
  /** One was answered for, so what the server failed on may be over: all travel together again. */
  acquitAll(): void;
}

/** One record where it was five hundred. */
const smallestShare = 1 / 512;
const suspectBackoff = { baseMs: 60_000, capMs: 600_000 };

/** `most`: changes an exchange may carry at all. */
export function createPace(most: number): Pace {
  let share = 1;
  let widest = 1;
  let faults = 0;
  /** Among how many changes the one is that makes the server fail; 0 while none is looked for. */
  let hunted = 0;
  const suspects = new Map<string, { failures: number; retryAt: number }>();
  const halfOf = (changes: number) => Math.max(changes / most / 2, smallestShare);
  return {
    portion: (usual) => Math.max(1, Math.ceil(usual * share)),
    isShared: (mark) => suspects.size === 0 || !suspects.has(markKey(mark)),
    suspectsDue: (elapsedMs) =>
      [...suspects]
        .filter(([, { retryAt }]) => retryAt <= elapsedMs)
        .sort(([, a], [, b]) => a.retryAt - b.retryAt)
        .map(([key]) => key),
    suspects: () => suspects.size,
    answered(carried) {
      faults = 0;
      hunted = Math.max(0, hunted - carried);
      share = hunted > 0 ? halfOf(hunted) : Math.min(share * 2, widest);
    },
    finished() {
      widest = Math.min(widest * 2, 1);
    },
    narrow(carried = most) {
      widest = share = halfOf(Math.min(share * most, carried));
    },
    failed() {
      faults += 1;
      return faults > 1 || hunted > 0;
    },
    isHunting: () => hunted > 0,
    hunt(carried) {
      hunted = carried;
      share = halfOf(carried);
    },
    suspect(key, elapsedMs) {
      hunted = 0;
      widest = 1;
      const failures = (suspects.get(key)?.failures ?? 0) + 1;
      suspects.set(key, { failures, retryAt: elapsedMs + backoffMs(suspectBackoff, failures) });
    },
    acquit: (key) => void suspects.delete(key),
    acquitAll: () => suspects.clear(),
  };
}
