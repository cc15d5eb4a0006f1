/** Asks the server how little it asks of its database. */
import { type Meter, meter } from '@holdfast/shared/protocol/meter';
import { askServer } from './askServer.ts';

const timeoutMs = 10_000;

/** Null when there is no such answer, whatever the reason: nothing depends on it. */
export async function readMeter(signal: AbortSignal): Promise<Meter | null> {
  const answer = await askServer('/api/meter', { signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) });
  return answer.kind === 'ok' ? (meter.safeParse(answer.body).data ?? null) : null;
}
