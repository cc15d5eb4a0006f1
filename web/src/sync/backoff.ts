/**
 * How long to wait after the n-th failure in a row: exponential, capped, with equal jitter so that devices
 * which lost the same server do not return together. A Retry-After is a floor, never shortened.
 * Source: Brooker, "Exponential Backoff and Jitter" (2015).
 */
export interface BackoffInput {
  /** Failures in a row, from 1. */
  failures: number;
  baseMs: number;
  capMs: number;
  retryAfterMs: number | null;
  /** Uniform in [0, 1). */
  random: number;
}

export function planBackoff({ failures, baseMs, capMs, retryAfterMs, random }: BackoffInput): number {
  const full = Math.min(capMs, baseMs * 2 ** Math.min(failures - 1, 30));
  const jittered = full / 2 + (full / 2) * random;
  if (retryAfterMs === null) return Math.round(jittered);
  return Math.round(retryAfterMs + (retryAfterMs < jittered ? jittered - retryAfterMs : (baseMs / 2) * random));
}
