import { describe, expect, it } from 'vitest';
import { type Session, sessionOf } from './session.ts';
import type { SyncProblem } from './status.ts';

describe('whether there is anybody to sync with', () => {
  it.each<[hasAccount: boolean, problem: SyncProblem | null, session: Session]>([
    [false, null, 'none'],
    [false, { kind: 'signed_out' }, 'none'],
    [true, null, 'live'],
    [true, { kind: 'offline', retryAt: null }, 'live'],
    [true, { kind: 'upgrade_required' }, 'live'],
    [true, { kind: 'signed_out' }, 'ended'],
    [true, { kind: 'other_account' }, 'ended'],
  ])('[AU2] account %s, problem %j: %s', (hasAccount, problem, session) => {
    expect(sessionOf(hasAccount, problem)).toBe(session);
  });
});
