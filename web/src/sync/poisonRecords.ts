/**
 * Records the server failed on: each goes alone, after waits that grow, and holds up nothing else. It stays in the
 * outbox: only a verdict takes it out [OB4].
 */
import { backoffMs } from '@holdfast/shared/retry/backoff';
import { markKey, type PackedMark } from './ports.ts';

export interface PoisonRecords {
  /** Whether a mark travels with the others. */
  isShared(mark: PackedMark): boolean;
  /** The key of the one that may be tried again now; of several, of the longest due. */
  nextDue(elapsedMs: number): string | undefined;
  count(): number;
  setAside(key: string, elapsedMs: number): void;
  /** Forgets one that no longer waits as it was, because it was taken back or edited: the edit may have mended it. */
  release(key: string): void;
  /** One of them was answered for, so the server may have been mended: all travel with the others again. */
  releaseAll(): void;
}

const backoff = { baseMs: 60_000, capMs: 600_000 };

export function createPoisonRecords(): PoisonRecords {
  const aside = new Map<string, { failures: number; retryAt: number }>();
  return {
    isShared: (mark) => aside.size === 0 || !aside.has(markKey(mark)),
    nextDue(elapsedMs) {
      const [next] = [...aside].sort(([, a], [, b]) => a.retryAt - b.retryAt);
      return next && next[1].retryAt <= elapsedMs ? next[0] : undefined;
    },
    count: () => aside.size,
    setAside(key, elapsedMs) {
      const failures = (aside.get(key)?.failures ?? 0) + 1;
      aside.set(key, { failures, retryAt: elapsedMs + backoffMs(backoff, failures) });
    },
    release: (key) => void aside.delete(key),
    releaseAll: () => aside.clear(),
  };
}
