/** Everything the engine needs from the outside world. The real ones live in platform/ and data/, the virtual ones in sim/. */

import type { Stamp } from '@holdfast/shared/clock/stamp';
import type { Change, ExchangeReply } from '@holdfast/shared/protocol/exchange';
import type { ProblemCode } from '@holdfast/shared/protocol/problemCode';
import type { ExchangeRequest } from '@holdfast/shared/protocol/request';

export interface Clock {
  /** Milliseconds since 1970 by the device's own, possibly wrong, clock. */
  now(): number;
  /** Milliseconds that only ever grow, from any beginning: for waiting, where a corrected wall clock must not count. */
  elapsed(): number;
}

export interface Timers {
  /** Calls `wake` once after `delayMs`; the returned function calls it off. */
  after(delayMs: number, wake: () => void): () => void;
}

export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
}

/** How one try ended. Only `reply` and `problem` carried the protocol's mark; anything else is transient [OB4]. */
export type TransportOutcome =
  | { kind: 'reply'; reply: ExchangeReply }
  | { kind: 'problem'; code: ProblemCode; retryAfterMs: number | null }
  /** No answer at all, and the device itself says it has no network. */
  | { kind: 'offline' }
  /** No answer, an unmarked error (then `status` is its HTTP status), or a marked answer that broke off. */
  | { kind: 'unreachable'; status?: number; retryAfterMs: number | null }
  /** A page answered in the server's place. */
  | { kind: 'portal' };

export interface Transport {
  /** `account` says for whom: under the session of another the server takes nothing [AU1]. Never rejects. An aborted try ends as `unreachable`. */
  exchange(request: ExchangeRequest, signal: AbortSignal, account: string): Promise<TransportOutcome>;
}

export interface Leadership {
  /** Runs `work` while no other context of this device runs any [LD1]. */
  runExclusive<T>(work: () => Promise<T>): Promise<T>;
}

/** The fields of one record as they were packed: what a verdict may clear [OB3]. */
export interface PackedMark {
  entity: string;
  id: string;
  fields: Readonly<Record<string, Stamp>>;
  edits: number;
}

/** One request's worth of the outbox, and what to ask for. */
export interface Batch {
  /** Whose it is: the id of the account the database was bound to when this was packed. */
  account: string;
  workspace: string;
  device: string;
  cursor: string | null;
  changes: Change[];
  /** Answers `changes` one to one. */
  marks: PackedMark[];
  /** Records in the outbox, packed or not. */
  waiting: number;
  /** A snapshot is coming in: nothing is packed until it is complete. */
  isHeld: boolean;
}

export interface PackLimits {
  maxChanges: number;
  maxBytes: number;
  /** Which marks may be packed; absent: any. */
  pick?(mark: PackedMark): boolean;
}

/** Names a mark as it stands: an edit makes it another one. */
export function markKey({ entity, id, fields }: Pick<PackedMark, 'entity' | 'id' | 'fields'>): string {
  return [entity, id, ...Object.values(fields).sort()].join(' ');
}

export type ApplyOutcome = 'applied' | 'lease_lost' | 'storage_full';

export interface LocalStore {
  /** A new fencing number, greater than every one before [LD1]; null when the storage is full. */
  takeLease(): Promise<number | null>;
  /** Null while the database is bound to no account. */
  pack(limits: PackLimits): Promise<Batch | null>;
  /** Verdicts, pulled records, clock and cursor in one transaction that checks the lease [EN4]. */
  apply(lease: number, batch: Batch, reply: ExchangeReply, measured: MeasuredTrip): Promise<ApplyOutcome>;
}

/** When a request left and its answer came, device milliseconds. */
export interface MeasuredTrip {
  sentAt: number;
  receivedAt: number;
}
