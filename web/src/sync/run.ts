/**
 * One run: exchanges until everything that waited at its start is answered for and nothing more is to be pulled.
 * Knows nothing of when to run; engine.ts does.
 */
import { maxBodyMs } from '@holdfast/shared/protocol/limits';
import { askAhead } from './askAhead.ts';
import { type LocalStore, markKey, type PackedMark, type Parcel, type TransportOutcome } from './ports.ts';
import type { SyncStatus } from './status.ts';
import { sendParcel, type Trip, type TripPorts } from './trip.ts';

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

export interface RunPorts extends TripPorts {
  store: LocalStore;
  onProgress(progress: SyncStatus['progress']): void;
}

/** Rejects when the store breaks or the server does not keep to the protocol; each exchange made before that stands. */
export async function runSync(ports: RunPorts): Promise<RunOutcome> {
  const { store, pace, clock } = ports;
  const lease = await store.takeLease();
  if (lease === null) return { kind: 'storage_full' };
  for (;;) {
    const [key] = pace.suspectsDue(clock.elapsed());
    if (key === undefined) break;
    const outcome = await tryAlone(ports, lease, key);
    if (outcome === 'not_now') break;
    if (outcome !== 'settled') return outcome;
  }
  return exchangeAll(ports, lease);
}

async function exchangeAll(ports: RunPorts, lease: number): Promise<RunOutcome> {
  const { pace } = ports;
  let total: number | null = null;
  let sent = 0;
  let wasReset = false;
  const onPacked = (parcel: Parcel) => {
    // While a snapshot comes in nobody knows yet what will have to be sent.
    if (!parcel.isHeld) total ??= parcel.waiting;
    if (total) ports.onProgress({ sent: Math.min(sent, total), total });
  };
  let ahead: Promise<Trip> | null = null;
  try {
    for (;;) {
      const trip: Trip | null = await (ahead ?? exchangeOnce(ports, pace.isShared, onPacked));
      ahead = null;
      if (trip === null) return { kind: 'unbound' };
      const { parcel, outcome } = trip;
      if (outcome.kind !== 'reply') {
        if (await mayGoOn(ports, lease, trip)) continue;
        return outcome;
      }
      const { reply } = outcome;
      pace.answered(parcel.changes.length);
      ahead = askAhead(ports, parcel, reply);
      const applied = await commit(ports, lease, trip);
      if (applied !== null) return applied;
      sent += parcel.changes.length;
      if (reply.reset) {
        // A server that does not accept its own cursors would be asked without end.
        if (wasReset) throw new Error('reset twice');
        wasReset = true;
        // What the server lost is known at the end of the snapshot: count anew what waits.
        [sent, total] = [0, null];
      }
      if (reply.more && reply.cursor === parcel.cursor) throw new Error('same cursor twice');
      if (reply.more || total === null) continue;
      if (sent >= total || parcel.changes.length === 0) {
        pace.finished();
        return { kind: 'synced' };
      }
    }
  } finally {
    // A page asked for in vain is nobody's, but it is waited for: runs never overlap [EN1].
    await ahead;
  }
}

/**
 * A record the server failed on. When it fails again the run goes on without it, and without trying others like it:
 * where every push fails there may be hundreds.
 */
async function tryAlone(ports: RunPorts, lease: number, key: string): Promise<RunOutcome | 'settled' | 'not_now'> {
  const trip = await exchangeOnce(ports, (mark) => markKey(mark) === key);
  if (trip === null) return { kind: 'unbound' };
  const { parcel, outcome } = trip;
  if (mayBeItsFault(outcome) || isTooLarge(outcome) || wasTooSlow(trip)) {
    ports.pace.suspect(key, ports.clock.elapsed());
    return 'not_now';
  }
  if (outcome.kind !== 'reply') return outcome;
  if (parcel.marks.length > 0) ports.pace.acquitAll();
  // Edited meanwhile, and so another mark.
  else if (!parcel.isHeld) ports.pace.acquit(key);
  return (await commit(ports, lease, trip)) ?? (parcel.isHeld ? 'not_now' : 'settled');
}

/** What a failed exchange says about the next one. True: less of it may go through, at once. */
async function mayGoOn(ports: RunPorts, lease: number, trip: Trip): Promise<boolean> {
  const { pace, clock } = ports;
  const { parcel, outcome } = trip;
  const [mark] = parcel.marks;
  const carried = parcel.marks.length;
  if (wasTooSlow(trip)) pace.narrow();
  if (mark === undefined) return false;
  if (isTooLarge(outcome)) {
    if (carried > 1) pace.narrow(carried);
    else pace.suspect(markKey(mark), clock.elapsed());
    return carried > 1;
  }
  const isStuck = wasTooSlow(trip) && carried === 1 && parcel.waiting > 1;
  if (!(mayBeItsFault(outcome) || isStuck) || !pace.failed()) return false;
  // Does the server live without them? Then one of them makes it fail. Before one is accused it is asked again.
  if ((!pace.isHunting() || carried === 1) && !(await isAnswered(ports, lease))) return false;
  if (carried > 1) pace.hunt(carried);
  else pace.suspect(markKey(mark), clock.elapsed());
  return carried > 1;
}

/** Whether the server answers a request that pushes nothing. A reset is for the next run: it counts anew what waits. */
async function isAnswered(ports: RunPorts, lease: number): Promise<boolean> {
  const probe = await exchangeOnce(ports, () => false);
  if (probe?.outcome.kind !== 'reply') return false;
  return (await commit(ports, lease, probe)) === null && !probe.outcome.reply.reset;
}

/** Null when there is nowhere to send to. */
async function exchangeOnce(
  ports: RunPorts,
  pick: (mark: PackedMark) => boolean,
  onPacked: (parcel: Parcel) => void = () => {},
): Promise<Trip | null> {
  const { store, settings, pace } = ports;
  const limits = { maxChanges: pace.portion(settings.maxChanges), maxBytes: pace.portion(settings.maxBytes), pick };
  const parcel = await store.pack(limits);
  if (parcel === null) return null;
  onPacked(parcel);
  return sendParcel(ports, parcel);
}

async function commit({ store }: RunPorts, lease: number, trip: Trip): Promise<RunOutcome | null> {
  const { parcel, outcome, ...measured } = trip;
  if (outcome.kind !== 'reply') return null;
  const applied = await store.apply(lease, parcel, outcome.reply, measured);
  return applied === 'applied' ? null : { kind: applied };
}

function isTooLarge(outcome: Trip['outcome']): boolean {
  return outcome.kind === 'problem' ? outcome.code === 'too_large' : 'status' in outcome && outcome.status === 413;
}

/**
 * What was sent was too much for the link [FA1]. A server that has waited for a body as long as it waits for any says
 * so and hangs up; over a link that is busy sending, what it said may be lost.
 */
function wasTooSlow({ outcome, sentAt, receivedAt }: Trip): boolean {
  const isCut = outcome.kind === 'unreachable' && outcome.status === undefined;
  return outcome.kind === 'timed_out' || (isCut && receivedAt - sentAt >= maxBodyMs);
}

/**
 * The server, or something on the way that reads along, may have choked on what it was given.
 * Not where it says that it is busy, or whom it waits for.
 */
function mayBeItsFault(outcome: Trip['outcome']): boolean {
  if (outcome.kind === 'problem') return outcome.code === 'internal' || outcome.code === 'invalid_request';
  return 'status' in outcome && outcome.status !== undefined && outcome.status >= 400 && outcome.status !== 429;
}
