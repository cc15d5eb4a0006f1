/** Asks the server how little it asks of its database. */
import { type Meter, meter } from '@holdfast/shared/protocol/meter';
import { askServer } from './askServer.ts';

const timeoutMs = 10_000;

/** Null when there is no such answer, whatever the reason: nothing depends on it. */
export async function readMeter(asking: AbortSignal): Promise<Meter | null> {
  const signal = AbortSignal.any([asking, AbortSignal.timeout(timeoutMs)]);
  const answer = await askServer('/api/meter', { signal }, (body) => meter.safeParse(body).data);
  return answer.kind === 'ok' ? answer.value : null;
}
