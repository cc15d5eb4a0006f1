/** One exchange there and back, within its time [EN6]. */
import { protocolVersion } from '@holdfast/shared/protocol/limits';
import type { BatchSizing } from './batchSizing.ts';
import type { Batch, Clock, Timers, Transport, TransportOutcome } from './ports.ts';
import type { EngineSettings } from './settings.ts';

export interface TripPorts {
  transport: Transport;
  clock: Clock;
  timers: Timers;
  settings: EngineSettings;
  /** Outlives a run: what one has learnt of the link and the server serves the next. */
  sizing: BatchSizing;
  /** Cancels the exchange in flight: the person asked for a fresh try, or the app is closing. */
  signal: AbortSignal;
}

export interface Trip {
  batch: Batch;
  /** When it left and when it ended, device milliseconds. */
  sentAt: number;
  receivedAt: number;
  outcome: TransportOutcome | { kind: 'timed_out' };
}

/** Never rejects, as the transport does not. No answer within `exchangeTimeoutMs` is `timed_out`; an abort is `unreachable`. */
export async function sendBatch(ports: TripPorts, batch: Batch): Promise<Trip> {
  const { settings, sizing, timers, clock, transport, signal } = ports;
  const { account, workspace, device, cursor, changes } = batch;
  const limit = sizing.portion(settings.pullLimit);
  const abort = new AbortController();
  const forward = () => abort.abort();
  if (signal.aborted) forward();
  signal.addEventListener('abort', forward);
  let isLate = false;
  const callOff = timers.after(settings.exchangeTimeoutMs, () => {
    isLate = true;
    forward();
  });
  const sentAt = clock.now();
  const request = { protocol: protocolVersion, workspace, device, cursor, changes, limit } as const;
  const outcome = await transport.exchange(request, abort.signal, account);
  const receivedAt = clock.now();
  callOff();
  signal.removeEventListener('abort', forward);
  return { batch, sentAt, receivedAt, outcome: isLate && outcome.kind !== 'reply' ? { kind: 'timed_out' } : outcome };
}
