import { describe, expect, it } from 'vitest';
import { backoffMs, equalJitter, fullJitter, notBefore } from './backoff.ts';

describe('the wait before another try', () => {
  const patient = { baseMs: 2_000, capMs: 300_000 };

  it.each([
    [1, 2_000],
    [2, 4_000],
    [3, 8_000],
    [8, 256_000],
    [9, 300_000],
    [31, 300_000],
    [100_000, 300_000],
  ])('[EN6] after %i failures in a row is %i ms', (failures, waitMs) => {
    expect(backoffMs(patient, failures)).toBe(waitMs);
  });

  it.each([
    ['half of it', equalJitter, 0, 2_000],
    ['or more', equalJitter, 0.5, 3_000],
    ['up to all of it', equalJitter, 0.9999, 4_000],
    ['none of it', fullJitter, 0, 0],
    ['or some', fullJitter, 0.25, 1_000],
    ['up to all of it', fullJitter, 0.9999, 4_000],
  ])('is spread: %s', (_, jitter, random, waitMs) => {
    expect(jitter(4_000, random)).toBe(waitMs);
  });

  it.each([
    ['none was asked for', null, 4_000],
    ['shorter than its own wait', 1_000, 4_000],
    ['as long', 4_000, 4_700],
    ['longer', 90_000, 90_700],
  ])('is no shorter than a server asks for: %s', (_, retryAfterMs, waitMs) => {
    expect(notBefore(retryAfterMs, 4_000, 700)).toBe(waitMs);
  });
});
