/** What the end of an exchange says about how much the next one may carry. A new end needs its line to compile. */
import { maxBodyMs } from '@holdfast/shared/protocol/limits';
import type { ProblemCode } from '@holdfast/shared/protocol/problemCode';
import type { Trip } from './trip.ts';

export type SizeChange =
  | 'keep'
  | 'grow'
  /** Too much for the link, up or down [FA1]: from now on an exchange may carry half of what it may carry now. */
  | 'halve'
  /** Too much for the server: half of what was sent. A single record cannot be halved and is set aside. */
  | 'split'
  /** The server may have failed because of a record: when it fails again, half of them. A single one is set aside. */
  | 'search';

type Ending = Exclude<Trip['outcome']['kind'], 'problem'> | ProblemCode | 'unmarked';

/**
 * Endings that say nothing about the size: nobody answered, the server is busy, or it refuses this device whatever it
 * sends. They are listed as a type because a type takes no bytes in the worker.
 */
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
  // An error of something between device and server, such as a filter that reads what passes and rejects one record.
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
  // A server that has waited for the body as long as it may answers and closes the connection. While the device is
  // still sending, that answer may be lost, so a connection that broke after this time counts as timed out.
  return receivedAt - sentAt >= maxBodyMs ? 'timed_out' : 'unreachable';
}
