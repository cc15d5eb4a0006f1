/**
 * One run: exchanges until everything that waited at its start is answered for and nothing more is to be pulled.
 * Knows nothing of when to run; engine.ts does.
 */
import { askAhead } from './askAhead.ts';
import type { PoisonRecords } from './poisonRecords.ts';
import { type Batch, type LocalStore, markKey, type PackedMark, type TransportOutcome } from './ports.ts';
import { sizeChangeOf } from './sizeChange.ts';
import type { SyncStatus } from './status.ts';
import { sendBatch, type Trip, type TripPorts } from './trip.ts';
import { untilSilent } from './untilSilent.ts';

export type RunOutcome =
  | { kind: 'synced' }
  /** No account: there is nowhere to send to. */
  | { kind: 'unbound' }
  /** Another context took over; whatever arrived was not written [LD1]. */
  | { kind: 'lease_lost' }
  | { kind: 'storage_full' }
  /** The device's storage neither did what it was asked nor refused it. */
  | { kind: 'storage_silent' }
  /** No answer in time: what is asked for may be more than the link carries. */
  | { kind: 'timed_out' }
  | { kind: 'crashed'; error: unknown }
  | Exclude<TransportOutcome, { kind: 'reply' }>;

export interface RunPorts extends TripPorts {
  store: LocalStore;
  /** Kept as long as the sizing. */
  poison: PoisonRecords;
  onProgress(progress: SyncStatus['progress']): void;
}

/** Rejects when the store breaks or is silent, or the server does not keep to the protocol; each exchange made before that stands. */
export async function runSync(ports: RunPorts): Promise<RunOutcome> {
  const { store, poison, clock } = ports;
  const lease = await untilSilent(ports, store.takeLease());
  if (lease === null) return { kind: 'storage_full' };
  for (;;) {
    const key = poison.nextDue(clock.elapsed());
    if (key === undefined) break;
    const outcome = await tryAlone(ports, lease, key);
    if (outcome === 'not_now') break;
    if (outcome !== 'settled') return outcome;
  }
  return exchangeAll(ports, lease);
}

async function exchangeAll(ports: RunPorts, lease: number): Promise<RunOutcome> {
  const { sizing, poison } = ports;
  let total: number | null = null;
  let sent = 0;
  let wasReset = false;
  const onPacked = (batch: Batch) => {
    // While a snapshot comes in nothing is packed, and its end may add marks: the total is only known after it.
    if (!batch.isHeld) total ??= batch.waiting;
    if (total) ports.onProgress({ sent: Math.min(sent, total), total });
  };
  let ahead: Promise<Trip> | null = null;
  try {
    for (;;) {
      const trip: Trip | null = await (ahead ?? exchangeOnce(ports, poison.isShared, onPacked));
      ahead = null;
      if (trip === null) return { kind: 'unbound' };
      const { batch, outcome } = trip;
      if (outcome.kind !== 'reply') {
        if (await mayGoOn(ports, lease, trip)) continue;
        return outcome;
      }
      const { reply } = outcome;
      sizing.grow(batch.changes.length);
      ahead = askAhead(ports, batch, reply);
      const applied = await commit(ports, lease, trip);
      if (applied !== null) return applied;
      sent += batch.changes.length;
      if (reply.reset) {
        // A server that refuses the cursors it gives out itself would otherwise be asked for ever.
        if (wasReset) throw new Error('reset twice');
        wasReset = true;
        // The end of the snapshot marks what the server lost, so what waits is counted anew.
        [sent, total] = [0, null];
      }
      if (reply.more && reply.cursor === batch.cursor) throw new Error('same cursor twice');
      if (reply.more || total === null) continue;
      if (sent >= total || batch.changes.length === 0) {
        sizing.finished();
        return { kind: 'synced' };
      }
    }
  } finally {
    // When a run ends early, the page it asked for in advance is of no use, but waited for: runs never overlap [EN1].
    await ahead;
  }
}

/**
 * Sends a poison record alone. When the server fails on it again, no other poison record is tried in this run: where
 * every push fails there may be hundreds of them, and each would cost an exchange.
 */
async function tryAlone(ports: RunPorts, lease: number, key: string): Promise<RunOutcome | 'settled' | 'not_now'> {
  const { poison } = ports;
  const trip = await exchangeOnce(ports, (mark) => markKey(mark) === key);
  if (trip === null) return { kind: 'unbound' };
  const { batch, outcome } = trip;
  const change = sizeChangeOf(trip);
  if (change !== 'grow' && change !== 'keep') {
    setAside(ports, key);
    return 'not_now';
  }
  if (outcome.kind !== 'reply') return outcome;
  if (batch.marks.length > 0) poison.releaseAll();
  // Nothing was packed: there is no such mark any more, because the record was edited or removed meanwhile.
  else if (!batch.isHeld) poison.release(key);
  return (await commit(ports, lease, trip)) ?? (batch.isHeld ? 'not_now' : 'settled');
}

/** Decides what a failed exchange means for the size of the next one. True: try a smaller one in this run. */
async function mayGoOn(ports: RunPorts, lease: number, trip: Trip): Promise<boolean> {
  const { sizing } = ports;
  const { batch } = trip;
  const [mark] = batch.marks;
  const carried = batch.marks.length;
  const change = sizeChangeOf(trip);
  if (change === 'halve') sizing.halve();
  if (mark === undefined) return false;
  if (change !== 'split') {
    const isStuck = change === 'halve' && carried === 1 && batch.waiting > 1;
    if (!(change === 'search' || isStuck) || !sizing.failed()) return false;
    // Only if the server answers a request without these records is one of them to blame. That is asked when the search
    // begins, and again before a single record is set aside, because the server may have broken down in between.
    if ((!sizing.isSearching() || carried === 1) && !(await isAnswered(ports, lease))) return false;
  }
  if (carried === 1) setAside(ports, markKey(mark));
  else if (change === 'split') sizing.halve(carried);
  else sizing.search(carried);
  return carried > 1;
}

function setAside({ sizing, poison, clock }: RunPorts, key: string): void {
  sizing.found();
  poison.setAside(key, clock.elapsed());
}

/** Whether the server answers a request that pushes nothing. A reset ends the run: what waits must be counted anew. */
async function isAnswered(ports: RunPorts, lease: number): Promise<boolean> {
  const probe = await exchangeOnce(ports, () => false);
  if (probe?.outcome.kind !== 'reply') return false;
  return (await commit(ports, lease, probe)) === null && !probe.outcome.reply.reset;
}

/** Null when there is nowhere to send to. */
async function exchangeOnce(
  ports: RunPorts,
  pick: (mark: PackedMark) => boolean,
  onPacked: (batch: Batch) => void = () => {},
): Promise<Trip | null> {
  const { store, settings, sizing } = ports;
  const limits = { maxChanges: sizing.portion(settings.maxChanges), maxBytes: sizing.portion(settings.maxBytes), pick };
  const batch = await untilSilent(ports, store.pack(limits));
  if (batch === null) return null;
  onPacked(batch);
  return sendBatch(ports, batch);
}

async function commit(ports: RunPorts, lease: number, trip: Trip): Promise<RunOutcome | null> {
  const { batch, outcome, ...measured } = trip;
  if (outcome.kind !== 'reply') return null;
  const applied = await untilSilent(ports, ports.store.apply(lease, batch, outcome.reply, measured));
  return applied === 'applied' ? null : { kind: applied };
}
