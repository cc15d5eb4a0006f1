/** The time of a deed that others will read: this device's clock, put right by what was measured [HLC3]. */
import type { Device } from './device.ts';
import { readMeta } from './meta.ts';

/** Milliseconds since 1970, as the server counts them; the device's own until it has met the server. */
export async function correctedNow({ db, now }: Pick<Device, 'db' | 'now'>): Promise<number> {
  const clock = await readMeta(db, 'clock');
  return now() + (clock?.offsetMs ?? 0);
}
