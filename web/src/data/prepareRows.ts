/**
 * After an update, and before anything is shown: records that an older version could not place move in, rows get the index
 * keys of today, what is counted of them is counted anew, and what was refused is offered once more. Fetched only where
 * there is something of it to be done.
 */
import type { Device } from './device.ts';
import { retryAfterUpdate } from './outbox/refused.ts';
import { rekeyRows } from './rekeyRows.ts';
import { beginRollups } from './rollups/rebuildRollups.ts';
import { adoptUnknownRows } from './unknownRows.ts';

export async function prepareRows(device: Device): Promise<void> {
  await adoptUnknownRows(device.db);
  await rekeyRows(device.db);
  await beginRollups(device.db);
  await retryAfterUpdate(device);
}
