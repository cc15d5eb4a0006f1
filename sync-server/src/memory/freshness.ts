/**
 * Cache invalidation: how long what this process remembers of the database may be believed. Change notifications of
 * other processes come by a channel that may lose any of them [SV6], so everything is confirmed in one go, when somebody
 * asks and it has become too old. While nobody writes, nothing is confirmed for an hour: a question every minute would
 * keep a serverless database awake [DB4].
 */

export interface FreshnessParts {
  /** Milliseconds that only grow. */
  elapsed(): number;
  /** Whether change notifications of other processes would be heard now. */
  isHearing(): boolean;
  /** Compares all that is remembered with the database. Throws DatabaseUnavailable. */
  catchUp(): Promise<void>;
}

/** `writes`: the database is about to be used anyway, so believing for longer would save nothing. */
export type Use = 'reads' | 'writes';

export interface Freshness {
  isFresh(use?: Use): boolean;
  /** Resolves when it is fresh; however many wait, the database is asked once. Throws DatabaseUnavailable. */
  confirm(): Promise<void>;
  /** Somebody wrote: this process, or another one that was heard. */
  written(): void;
  /** A change notification may have been missed. */
  invalidate(): void;
  /** Nobody has written for a while, as far as is known. */
  isQuiet(): boolean;
}

export const freshness = {
  /** While there are writes. */
  maxAgeMs: 60_000,
  /** While there are writes, and change notifications of others are not heard. */
  maxDeafAgeMs: 5_000,
  /** Since the last write. */
  quietAfterMs: 120_000,
  maxQuietAgeMs: 3_600_000,
} as const;

export function createFreshness({ elapsed, isHearing, catchUp }: FreshnessParts): Freshness {
  const { maxAgeMs, maxDeafAgeMs, quietAfterMs, maxQuietAgeMs } = freshness;
  // Nothing is remembered yet, so nothing can be wrong.
  let confirmedAt = elapsed();
  let writtenAt = Number.NEGATIVE_INFINITY;
  let isInvalid = false;
  let confirming: Promise<void> | null = null;

  const isQuiet = () => elapsed() - writtenAt > quietAfterMs;

  function isFresh(use: Use = 'reads'): boolean {
    if (isInvalid) return false;
    const inUseMs = isHearing() ? maxAgeMs : maxDeafAgeMs;
    return elapsed() - confirmedAt <= (use === 'reads' && isQuiet() ? maxQuietAgeMs : inUseMs);
  }

  async function askOnce(): Promise<void> {
    // What is missed while the answer is on its way makes it invalid again.
    isInvalid = false;
    const askedAt = elapsed();
    try {
      await catchUp();
      confirmedAt = askedAt;
    } catch (error) {
      isInvalid = true;
      throw error;
    }
  }

  return {
    isFresh,
    confirm() {
      confirming ??= askOnce().finally(() => {
        confirming = null;
      });
      return confirming;
    },
    written() {
      writtenAt = elapsed();
    },
    invalidate() {
      isInvalid = true;
    },
    isQuiet,
  };
}
