/** What the end of an exchange says about how much the next one may carry. A new end needs its line to compile. */
import { maxBodyMs } from '@holdfast/shared/protocol/limits';
import type { ProblemCode } from '@holdfast/shared/protocol/problem';
import type { Trip } from './trip.ts';

export type SizeChange =
  | 'keep'
  | 'grow'
  /** Too much for the link, whichever way [FA1]: half of what an exchange may carry. */
  | 'halve'
  /** Too much for the server: half of what it was given. One alone is set aside. */
  | 'halve_carried'
  /** It may have choked on what it was given: when it does so again, half of that. One alone is set aside. */
  | 'search';

type Ending = Exclude<Trip['outcome']['kind'], 'problem'> | ProblemCode | 'hung_up' | 'unmarked_error';

const sizeChanges: Record<Ending, SizeChange> = {
  reply: 'grow',
  timed_out: 'halve',
  hung_up: 'halve',
  too_large: 'halve_carried',
  internal: 'search',
  invalid_request: 'search',
  // Of something on the way that reads along.
  unmarked_error: 'search',
  // It is busy, or says whom it waits for.
  unavailable: 'keep',
  rate_limited: 'keep',
  unauthenticated: 'keep',
  not_a_member: 'keep',
  forbidden: 'keep',
  not_found: 'keep',
  upgrade_required: 'keep',
  offline: 'keep',
  unreachable: 'keep',
  portal: 'keep',
};

export function sizeChangeOf(trip: Trip): SizeChange {
  return sizeChanges[endingOf(trip)];
}

function endingOf({ outcome, sentAt, receivedAt }: Trip): Ending {
  if (outcome.kind === 'problem') return outcome.code;
  if (outcome.kind !== 'unreachable') return outcome.kind;
  const { status } = outcome;
  if (status === 413) return 'too_large';
  if (status === 429) return 'rate_limited';
  if (status !== undefined) return 'unmarked_error';
  // A server that has waited for a body as long as it waits for any says so and hangs up; over a link that is busy
  // sending, what it said may be lost.
  return receivedAt - sentAt >= maxBodyMs ? 'hung_up' : 'unreachable';
}
