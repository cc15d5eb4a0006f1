/** One exchange there and back, within its time [EN6]. */
import { protocolVersion } from '@holdfast/shared/protocol/limits';
import { linkAbort } from './linkAbort.ts';
import type { Pace } from './pace.ts';
import type { Clock, Parcel, Timers, Transport, TransportOutcome } from './ports.ts';
import type { EngineSettings } from './settings.ts';

export interface TripPorts {
  transport: Transport;
  clock: Clock;
  timers: Timers;
  settings: EngineSettings;
  /** Lives longer than a run: what one has learnt of the link and the server serves the next. */
  pace: Pace;
  /** Cancels the exchange in flight: the person asked for a fresh try, or the app is closing. */
  signal: AbortSignal;
}

export interface Trip {
  parcel: Parcel;
  /** When it left and when it ended, device milliseconds. */
  sentAt: number;
  receivedAt: number;
  outcome: TransportOutcome | { kind: 'timed_out' };
}

export async function sendParcel(ports: TripPorts, parcel: Parcel): Promise<Trip> {
  const { settings, pace, clock } = ports;
  const sentAt = clock.now();
  const outcome = await exchangeInTime(ports, parcel, pace.portion(settings.pullLimit));
  return { parcel, sentAt, receivedAt: clock.now(), outcome };
}

async function exchangeInTime(
  ports: TripPorts,
  parcel: Parcel,
  limit: number,
): Promise<TransportOutcome | { kind: 'timed_out' }> {
  const { settings, timers, transport, signal } = ports;
  const link = linkAbort(signal);
  let isLate = false;
  const callOff = timers.after(settings.exchangeTimeoutMs, () => {
    isLate = true;
    link.abort();
  });
  try {
    const { workspace, device, cursor, changes } = parcel;
    const request = { protocol: protocolVersion, workspace, device, cursor, changes, limit } as const;
    const outcome = await transport.exchange(request, link.signal);
    return isLate && outcome.kind !== 'reply' ? { kind: 'timed_out' } : outcome;
  } finally {
    callOff();
    link.release();
  }
}
