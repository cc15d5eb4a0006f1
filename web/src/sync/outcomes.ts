/** What each end of a run means: what is wrong, and when the next run comes by itself. A new end needs its line to compile. */
import type { ProblemCode } from '@holdfast/shared/protocol/problem';
import type { RunOutcome } from './run.ts';
import type { ProblemKind } from './status.ts';

type OutcomeName = Exclude<RunOutcome['kind'], 'problem'> | ProblemCode;

export interface Meaning {
  problem: ProblemKind | null;
  /** `backoff`: time may mend it, so it is tried again. `heartbeat`: all is well, or only a person can mend it. */
  next: 'heartbeat' | 'backoff' | 'nothing';
}

const meanings: Record<OutcomeName, Meaning> = {
  synced: { problem: null, next: 'heartbeat' },
  lease_lost: { problem: null, next: 'heartbeat' },
  unbound: { problem: null, next: 'nothing' },
  offline: { problem: 'offline', next: 'backoff' },
  unreachable: { problem: 'unreachable', next: 'backoff' },
  timed_out: { problem: 'unreachable', next: 'backoff' },
  portal: { problem: 'portal', next: 'backoff' },
  storage_full: { problem: 'storage_full', next: 'backoff' },
  crashed: { problem: 'crashed', next: 'backoff' },
  unauthenticated: { problem: 'unauthenticated', next: 'heartbeat' },
  not_a_member: { problem: 'not_a_member', next: 'heartbeat' },
  upgrade_required: { problem: 'upgrade_required', next: 'heartbeat' },
  forbidden: { problem: 'forbidden', next: 'backoff' },
  rate_limited: { problem: 'rate_limited', next: 'backoff' },
  unavailable: { problem: 'unavailable', next: 'backoff' },
  internal: { problem: 'internal', next: 'backoff' },
  invalid_request: { problem: 'invalid_request', next: 'backoff' },
  not_found: { problem: 'not_found', next: 'backoff' },
  too_large: { problem: 'too_large', next: 'backoff' },
};

export function meaningOf(outcome: RunOutcome): Meaning {
  return meanings[outcome.kind === 'problem' ? outcome.code : outcome.kind];
}
