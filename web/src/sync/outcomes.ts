/** What each end of a run means: what is wrong, and when the next run comes by itself. A new end needs its line to compile. */
import type { ProblemCode } from '@holdfast/shared/protocol/problemCode';
import type { RunOutcome } from './run.ts';
import type { ProblemKind } from './status.ts';

type OutcomeName = Exclude<RunOutcome['kind'], 'problem'> | ProblemCode;

export interface Meaning {
  problem: ProblemKind | null;
  /** `backoff`: time may mend it, so it is tried again. `heartbeat`: all is well, or only a person can mend it. */
  next: 'heartbeat' | 'backoff' | 'nothing';
}

const retried = (problem: ProblemKind): Meaning => ({ problem, next: 'backoff' });

const meanings: Record<OutcomeName, Meaning> = {
  synced: { problem: null, next: 'heartbeat' },
  lease_lost: { problem: null, next: 'heartbeat' },
  unbound: { problem: null, next: 'nothing' },
  offline: retried('offline'),
  unreachable: retried('unreachable'),
  timed_out: retried('unreachable'),
  portal: retried('portal'),
  storage_full: retried('storage_full'),
  // Every try would wait behind the one before: the step that has not ended says when it has.
  storage_silent: { problem: 'storage_silent', next: 'heartbeat' },
  crashed: retried('crashed'),
  unauthenticated: { problem: 'unauthenticated', next: 'heartbeat' },
  not_a_member: { problem: 'not_a_member', next: 'heartbeat' },
  upgrade_required: { problem: 'upgrade_required', next: 'heartbeat' },
  forbidden: retried('forbidden'),
  rate_limited: retried('rate_limited'),
  unavailable: retried('unavailable'),
  internal: retried('internal'),
  invalid_request: retried('invalid_request'),
  not_found: retried('not_found'),
  too_large: retried('too_large'),
};

export function meaningOf(outcome: RunOutcome): Meaning {
  return meanings[outcome.kind === 'problem' ? outcome.code : outcome.kind];
}
