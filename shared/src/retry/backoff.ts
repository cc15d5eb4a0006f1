/**
 * How long to wait before the next try: doubled with each failure in a row, up to a cap, and spread by chance, so that
 * those who lost the same server do not return together. Milliseconds; `random` is uniform in [0, 1).
 * Source: Brooker, "Exponential Backoff and Jitter" (2015).
 */
export interface Backoff {
  /** After the first failure. */
  baseMs: number;
  capMs: number;
}

/** The whole wait, without jitter. `failures` in a row, from 1. */
export function backoffMs({ baseMs, capMs }: Backoff, failures: number): number {
  return Math.min(capMs, baseMs * 2 ** (failures - 1));
}

/** From half of the wait to all of it. */
export function equalJitter(waitMs: number, random: number): number {
  return Math.round(waitMs / 2 + (waitMs / 2) * random);
}

/** Any part of the wait: the widest spread there is. */
export function fullJitter(waitMs: number, random: number): number {
  return Math.round(waitMs * random);
}

/** A Retry-After is a floor, never shortened; whom it holds longer than their own wait is spread past it. */
export function notBefore(retryAfterMs: number | null, waitMs: number, spreadMs: number): number {
  return retryAfterMs === null || retryAfterMs < waitMs ? waitMs : Math.round(retryAfterMs + spreadMs);
}
