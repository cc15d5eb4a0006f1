/** Asks the server how little it asks of its database. */
import { protocolHeader } from '@holdfast/shared/protocol/limits';
import { type Meter, meter } from '@holdfast/shared/protocol/meter';

const timeoutMs = 10_000;

/** Null when there is no such answer, whatever the reason: nothing depends on it. */
export async function readMeter(signal: AbortSignal): Promise<Meter | null> {
  try {
    const response = await fetch('/api/meter', {
      headers: { [protocolHeader]: '1' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      cache: 'no-store',
      redirect: 'manual',
    });
    return response.ok ? (meter.safeParse(await response.json()).data ?? null) : null;
  } catch {
    return null;
  }
}
