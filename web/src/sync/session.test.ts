import { describe, expect, it } from 'vitest';
import { type Session, sessionOf } from './session.ts';
import type { SyncProblem } from './status.ts';

describe('whether there is anybody to sync with', () => {
  it.each<[hasAccount: boolean, problem: SyncProblem | null, session: Session]>([
    [false, null, 'none'],
    [false, { kind: 'unauthenticated', retryAt: null }, 'none'],
    [true, null, 'live'],
    [true, { kind: 'offline', retryAt: null }, 'live'],
    [true, { kind: 'upgrade_required', retryAt: null }, 'live'],
    [true, { kind: 'unauthenticated', retryAt: null }, 'ended'],
    [true, { kind: 'not_a_member', retryAt: null }, 'ended'],
  ])('[AU2] account %s, problem %j: %s', (hasAccount, problem, session) => {
    expect(sessionOf(hasAccount, problem)).toBe(session);
  });
});
