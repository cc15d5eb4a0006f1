/** Whether there is anybody to sync with: one of three states, told from what the device and the engine know. */
import type { SyncProblem } from './status.ts';

/**
 * `none`: no account on this device, so nothing waits to be sent. `live`: no answer of the server has said otherwise.
 * `ended`: the server no longer knows the session, or its person is no member of the workspace [AU1, AU2].
 */
export type Session = 'none' | 'live' | 'ended';

export function sessionOf(hasAccount: boolean, problem: SyncProblem | null): Session {
  if (!hasAccount) return 'none';
  return isSessionProblem(problem) ? 'ended' : 'live';
}

/** One that a sign-in mends. */
export function isSessionProblem(problem: SyncProblem | null): boolean {
  return problem?.kind === 'unauthenticated' || problem?.kind === 'not_a_member';
}
