import { describe, expect, it } from 'vitest';
import { type Refusal, wordRefusal } from './wordRefusal.ts';

describe('a refused sign-in or sign-up', () => {
  it.each<[status: number, code: string, field: Refusal['field'], says: RegExp]>([
    [401, 'INVALID_EMAIL_OR_PASSWORD', 'password', /do not belong together/],
    [422, 'USER_ALREADY_EXISTS', 'email', /already an account.*Sign in instead/],
    [422, 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL', 'email', /already an account.*Sign in instead/],
    [400, 'INVALID_EMAIL', 'email', /looks like name@example.org/],
    [400, 'VALIDATION_ERROR', 'email', /looks like name@example.org/],
    [400, 'INVALID_PASSWORD', 'password', /8 characters at least/],
    [400, 'PASSWORD_TOO_SHORT', 'password', /8 characters at least/],
    [400, 'PASSWORD_TOO_LONG', 'password', /128 characters at most/],
    [400, 'EMAIL_PASSWORD_SIGN_UP_DISABLED', null, /takes no new accounts/],
    [429, 'rate_limited', null, /Wait a minute/],
    [503, 'unavailable', null, /try again when you are online/],
    [502, 'INVALID_EMAIL', null, /try again when you are online/],
    [403, 'forbidden', null, /the server refused/],
    [400, '', null, /the server refused/],
    [400, 'constructor', null, /the server refused/],
  ])('[FO5] %i %s is said at the field %s', (status, code, field, says) => {
    const refusal = wordRefusal({ kind: 'refused', status, code, retryAfterMs: null });
    expect(refusal.field).toBe(field);
    expect(refusal.message).toMatch(says);
    expect(refusal.message).not.toMatch(/_/);
  });

  it.each<[retryAfterMs: number | null, says: string]>([
    [null, 'Wait a minute, then try again.'],
    [0, 'Try again in 1 second.'],
    [1_000, 'Try again in 1 second.'],
    [1_001, 'Try again in 2 seconds.'],
    [40_000, 'Try again in 40 seconds.'],
    [59_000, 'Try again in 59 seconds.'],
    [59_001, 'Try again in 1 minute.'],
    [60_000, 'Try again in 1 minute.'],
    [61_000, 'Try again in 2 minutes.'],
    [300_000, 'Try again in 5 minutes.'],
    [3_600_000, 'Try again in 60 minutes.'],
  ])('after too many tries, with %j ms to wait: %s', (retryAfterMs, says) => {
    const refusal = wordRefusal({ kind: 'refused', status: 429, code: 'rate_limited', retryAfterMs });
    expect(refusal).toEqual({ field: null, message: `Too many tries. ${says}` });
  });

  it('[AU2] without an answer says first that nothing is lost', () => {
    expect(wordRefusal({ kind: 'unreachable' })).toEqual({
      field: null,
      message: expect.stringMatching(/^Your work is safe on this device/),
    });
  });
});
