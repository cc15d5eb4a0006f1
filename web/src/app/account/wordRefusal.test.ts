import { describe, expect, it } from 'vitest';
import type { Fault } from '../../platform/readAnswer.ts';
import { type Refusal, wordRefusal } from './wordRefusal.ts';

describe('a refused sign-in or sign-up', () => {
  it.each<[code: string, field: Refusal['field'], says: RegExp]>([
    ['INVALID_EMAIL_OR_PASSWORD', 'password', /do not belong together/],
    ['USER_ALREADY_EXISTS', 'email', /already an account.*Sign in instead/],
    ['USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL', 'email', /already an account.*Sign in instead/],
    ['INVALID_EMAIL', 'email', /looks like name@example.org/],
    ['VALIDATION_ERROR', 'email', /looks like name@example.org/],
    ['INVALID_PASSWORD', 'password', /8 characters at least/],
    ['PASSWORD_TOO_SHORT', 'password', /8 characters at least/],
    ['PASSWORD_TOO_LONG', 'password', /128 characters at most/],
    ['EMAIL_PASSWORD_SIGN_UP_DISABLED', null, /takes no new accounts/],
    ['', null, /the server refused/],
    ['constructor', null, /the server refused/],
  ])('[FO5] %s is said at the field %s', (code, field, says) => {
    const refusal = wordRefusal({ kind: 'refused', code, retryAfterMs: null });
    expect(refusal).toEqual({ field, message: expect.stringMatching(says) });
    expect(refusal.message).not.toMatch(/_/);
  });

  it.each<[Fault, says: RegExp]>([
    [{ kind: 'problem', code: 'rate_limited', retryAfterMs: null }, /Wait a minute/],
    [{ kind: 'problem', code: 'unavailable', retryAfterMs: 5_000 }, /try again when you are online/],
    [{ kind: 'problem', code: 'internal', retryAfterMs: null }, /try again when you are online/],
    [{ kind: 'problem', code: 'forbidden', retryAfterMs: null }, /the server refused/],
    [{ kind: 'unreachable', status: 502, retryAfterMs: null }, /try again when you are online/],
    [{ kind: 'portal' }, /try again when you are online/],
    [{ kind: 'offline' }, /try again when you are online/],
  ])('%j is said at no field: %s', (fault, says) => {
    expect(wordRefusal(fault)).toEqual({ field: null, message: expect.stringMatching(says) });
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
    const refusal = wordRefusal({ kind: 'problem', code: 'rate_limited', retryAfterMs });
    expect(refusal).toEqual({ field: null, message: `Too many tries. ${says}` });
  });

  it('[AU2] without an answer says first that nothing is lost', () => {
    expect(wordRefusal({ kind: 'unreachable', retryAfterMs: null })).toEqual({
      field: null,
      message: expect.stringMatching(/^Your work is safe on this device/),
    });
  });
});
