/**
 * One run: exchanges until everything that waited at its start is answered for and nothing more is to be pulled.
 * Knows nothing of when to run; engine.ts does.
 */
import { protocolVersion } from '@holdfast/shared/protocol/limits';
import type { Pace } from './pace.ts';
import {
  type Clock,
  type LocalStore,
  markKey,
  type PackedMark,
  type Parcel,
  type Timers,
  type Transport,
  type TransportOutcome,
} from './ports.ts';
import type { EngineSettings } from './settings.ts';
import type { SyncStatus } from './status.ts';

export type RunOutcome =
  | { kind: 'synced' }
  /** No account: there is nowhere to send to. */
  | { kind: 'unbound' }
  /** Another context took over; whatever arrived was not written [LD1]. */
  | { kind: 'lease_lost' }
  | { kind: 'storage_full' }
  /** No answer in time: what is asked for may be more than the link carries. */
  | { kind: 'timed_out' }
  | { kind: 'crashed'; error: unknown }
  | Exclude<TransportOutcome, { kind: 'reply' }>;

export interface RunPorts {
  store: LocalStore;
  transport: Transport;
  clock: Clock;
  timers: Timers;
  settings: EngineSettings;
  /** Lives longer than a run: what one has learnt of the link and the server serves the next. */
  pace: Pace;
  /** Cancels the exchange in flight: the person asked for a fresh try, or the app is closing. */
  signal: AbortSignal;
  onProgress(progress: SyncStatus['progress']): void;
}

interface Trip {
  parcel: Parcel;
  sentAt: number;
  outcome: TransportOutcome | { kind: 'timed_out' };
}

/** Rejects when the store breaks or the server does not keep to the protocol; each exchange made before that stands. */
export async function runSync(ports: RunPorts): Promise<RunOutcome> {
  const { store, pace, clock } = ports;
  const lease = await store.takeLease();
  if (lease === null) return { kind: 'storage_full' };
  for (const key of pace.suspectsDue(clock.elapsed())) {
    const failure = await tryAlone(ports, lease, key);
    if (failure !== null) return failure;
  }
  return exchangeAll(ports, lease);
}

async function exchangeAll(ports: RunPorts, lease: number): Promise<RunOutcome> {
  const { pace } = ports;
  let total: number | null = null;
  let sent = 0;
  let wasReset = false;
  for (;;) {
    const trip = await exchangeOnce(ports, pace.isShared, (parcel) => {
      // While a snapshot comes in nobody knows yet what will have to be sent.
      if (!parcel.isHeld) total ??= parcel.waiting;
      if (total) ports.onProgress({ sent: Math.min(sent, total), total });
    });
    if (trip === null) return { kind: 'unbound' };
    const { parcel, outcome } = trip;
    if (isTooLarge(outcome) && parcel.changes.length > 1) {
      pace.narrow(parcel.changes.length);
      continue;
    }
    if (outcome.kind !== 'reply') {
      await learnFrom(ports, lease, trip);
      return outcome;
    }
    const { reply } = outcome;
    pace.answered();
    const applied = await commit(ports, lease, trip);
    if (applied !== null) return applied;
    sent += parcel.changes.length;
    if (reply.reset) {
      // A server that does not accept its own cursors would be asked without end.
      if (wasReset) throw new Error('the server reset this device twice in one run');
      wasReset = true;
      // What the server lost is known at the end of the snapshot: count anew what waits.
      [sent, total] = [0, null];
    }
    if (reply.more && reply.cursor === parcel.cursor) throw new Error('the server promised more and did not move on');
    const isAllSent = total !== null && (sent >= total || parcel.changes.length === 0);
    if (!reply.more && isAllSent) {
      pace.finished();
      return { kind: 'synced' };
    }
  }
}

/** A record the server failed on. Null when the run may go on without it. */
async function tryAlone(ports: RunPorts, lease: number, key: string): Promise<RunOutcome | null> {
  const trip = await exchangeOnce(ports, (mark) => markKey(mark) === key);
  if (trip === null) return { kind: 'unbound' };
  const { parcel, outcome } = trip;
  if (isServerFault(outcome) || isTooLarge(outcome)) {
    ports.pace.suspect(key, ports.clock.elapsed());
    return null;
  }
  if (outcome.kind !== 'reply') return outcome;
  // Answered for, or edited meanwhile and so another mark.
  if (!parcel.isHeld) ports.pace.acquit(key);
  return commit(ports, lease, trip);
}

/** What a failed exchange says about the next one. */
async function learnFrom(ports: RunPorts, lease: number, { parcel, outcome }: Trip): Promise<void> {
  const { pace, clock } = ports;
  const [mark] = parcel.marks;
  if (outcome.kind === 'timed_out') pace.narrow();
  if (mark === undefined) return;
  if (isTooLarge(outcome)) pace.suspect(markKey(mark), clock.elapsed());
  if (!isServerFault(outcome) || !pace.failedOn(parcel.marks.length)) return;
  // Does the server live without it? Then it was this record that made it fail.
  const probe = await exchangeOnce(ports, () => false);
  if (probe?.outcome.kind !== 'reply') return;
  pace.suspect(markKey(mark), clock.elapsed());
  await commit(ports, lease, probe);
}

/** Null when there is nowhere to send to. */
async function exchangeOnce(
  ports: RunPorts,
  pick: (mark: PackedMark) => boolean,
  onPacked: (parcel: Parcel) => void = () => {},
): Promise<Trip | null> {
  const { store, settings, pace, clock } = ports;
  const limits = { maxChanges: pace.portion(settings.maxChanges), maxBytes: pace.portion(settings.maxBytes), pick };
  const parcel = await store.pack(limits);
  if (parcel === null) return null;
  onPacked(parcel);
  const sentAt = clock.now();
  return { parcel, sentAt, outcome: await exchangeInTime(ports, parcel, pace.portion(settings.pullLimit)) };
}

async function commit(
  { store, clock }: RunPorts,
  lease: number,
  { parcel, outcome, sentAt }: Trip,
): Promise<RunOutcome | null> {
  if (outcome.kind !== 'reply') return null;
  const applied = await store.apply(lease, parcel, outcome.reply, { sentAt, receivedAt: clock.now() });
  return applied === 'applied' ? null : { kind: applied };
}

function isTooLarge(outcome: Trip['outcome']): boolean {
  return outcome.kind === 'problem' ? outcome.code === 'too_large' : 'status' in outcome && outcome.status === 413;
}

/** Not a server that says it is busy: that one answers for itself. */
function isServerFault(outcome: Trip['outcome']): boolean {
  return outcome.kind === 'problem' ? outcome.code === 'internal' : 'status' in outcome && (outcome.status ?? 0) >= 500;
}

async function exchangeInTime(
  ports: RunPorts,
  parcel: Parcel,
  limit: number,
): Promise<TransportOutcome | { kind: 'timed_out' }> {
  const { settings, timers, transport, signal } = ports;
  const abort = new AbortController();
  const forward = () => abort.abort();
  if (signal.aborted) abort.abort();
  signal.addEventListener('abort', forward);
  let isLate = false;
  const callOff = timers.after(settings.exchangeTimeoutMs, () => {
    isLate = true;
    forward();
  });
  try {
    const { workspace, device, cursor, changes } = parcel;
    const request = { protocol: protocolVersion, workspace, device, cursor, changes, limit } as const;
    const outcome = await transport.exchange(request, abort.signal);
    return isLate && outcome.kind !== 'reply' ? { kind: 'timed_out' } : outcome;
  } finally {
    callOff();
    signal.removeEventListener('abort', forward);
  }
}
