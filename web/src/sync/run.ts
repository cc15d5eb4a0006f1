/**
 * One run: exchanges until everything that waited at its start is answered for and nothing more is to be pulled.
 * Knows nothing of when to run; scheduler.ts does.
 */
import { protocolVersion } from '@holdfast/shared/protocol/limits';
import type { Clock, LocalStore, Parcel, Timers, Transport, TransportOutcome } from './ports.ts';
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
  /** How much of the usual to send and to ask for, above 0 up to 1: less on a link that is too slow. */
  share: number;
  /** Cancels the exchange in flight: the person asked for a fresh try, or the app is closing. */
  signal: AbortSignal;
  onProgress(progress: SyncStatus['progress']): void;
}

/** Rejects when the store breaks or the server does not keep to the protocol; each exchange made before that stands. */
export async function runSync(ports: RunPorts): Promise<RunOutcome> {
  const { store, settings, onProgress } = ports;
  const lease = await store.takeLease();
  const portion = (most: number) => Math.max(1, Math.ceil(most * ports.share));
  let maxChanges = portion(settings.maxChanges);
  let total: number | null = null;
  let sent = 0;
  let wasReset = false;
  for (;;) {
    const parcel = await store.pack({ maxChanges, maxBytes: portion(settings.maxBytes) });
    if (parcel === null) return { kind: 'unbound' };
    total ??= parcel.waiting;
    if (total > 0) onProgress({ sent: Math.min(sent, total), total });
    const sentAt = ports.clock.now();
    const outcome = await exchangeInTime(ports, parcel, portion(settings.pullLimit));
    if (outcome.kind === 'problem' && outcome.code === 'too_large' && parcel.changes.length > 1) {
      maxChanges = Math.ceil(parcel.changes.length / 2);
      continue;
    }
    if (outcome.kind !== 'reply') return outcome;
    const { reply } = outcome;
    const applied = await store.apply(lease, parcel, reply, { sentAt, receivedAt: ports.clock.now() });
    if (applied !== 'applied') return { kind: applied };
    sent += parcel.changes.length;
    if (reply.reset) {
      // A server that does not accept its own cursors would be asked without end.
      if (wasReset) throw new Error('the server reset this device twice in one run');
      wasReset = true;
      // A reset offers again what the server may have lost: count anew what waits.
      [sent, total] = [0, null];
    }
    if (reply.more && reply.cursor === parcel.cursor) throw new Error('the server promised more and did not move on');
    const isAllSent = total !== null && (sent >= total || (parcel.changes.length === 0 && !parcel.isHeld));
    if (!reply.more && isAllSent) return { kind: 'synced' };
  }
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
