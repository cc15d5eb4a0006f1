/** What the end of an exchange says about how much the next one may carry. A new end needs its line to compile. */
import { maxBodyMs } from '@holdfast/shared/protocol/limits';
import type { ProblemCode } from '@holdfast/shared/protocol/problemCode';
import type { Trip } from './trip.ts';

export type SizeChange =
  | 'keep'
  | 'grow'
  /** Too much for the link, whichever way [FA1]: half of what an exchange may carry. */
  | 'halve'
  /** Too much for the server: half of what it was given. One alone is set aside. */
  | 'split'
  /** It may have choked on what it was given: when it does so again, half of that. One alone is set aside. */
  | 'search';

type Ending = Exclude<Trip['outcome']['kind'], 'problem'> | ProblemCode | 'unmarked';

/** Nobody was there, somebody is busy, or says whom they wait for. Types, for they take no bytes in the worker. */
type Kept =
  | 'offline'
  | 'unreachable'
  | 'portal'
  | 'unavailable'
  | 'rate_limited'
  | 'unauthenticated'
  | 'not_a_member'
  | 'forbidden'
  | 'not_found'
  | 'upgrade_required';

const sizeChanges: Record<Exclude<Ending, Kept>, SizeChange> & Partial<Record<Kept, never>> = {
  reply: 'grow',
  timed_out: 'halve',
  too_large: 'split',
  internal: 'search',
  invalid_request: 'search',
  // Of something on the way that reads along.
  unmarked: 'search',
};

export function sizeChangeOf(trip: Trip): SizeChange {
  return sizeChanges[endingOf(trip)] ?? 'keep';
}

function endingOf({ outcome, sentAt, receivedAt }: Trip): Ending {
  if (outcome.kind === 'problem') return outcome.code;
  if (outcome.kind !== 'unreachable') return outcome.kind;
  const { status } = outcome;
  if (status === 413) return 'too_large';
  if (status === 429) return 'rate_limited';
  if (status !== undefined) return 'unmarked';
  // A server that has waited for a body as long as it waits for any says so and hangs up; over a link that is busy
  // sending, what it said may be lost.
  return receivedAt - sentAt >= maxBodyMs ? 'timed_out' : 'unreachable';
}
