/** How much this device sent by the hour, kept on it: worked out from the totals, so that nothing that syncs has to count. */
import type { DeviceDatabase } from '../database.ts';
import { liveRead } from '../liveRead.ts';
import { readMetas, type SyncTotals, writeMeta } from '../meta.ts';

export interface MeterHour {
  /** Hours since 1970. */
  hour: number;
  edits: number;
  requests: number;
}

export interface MeterHours {
  /** The totals that the hours, and what came before them, add up to. */
  seen: Pick<SyncTotals, 'edits' | 'requests'>;
  hours: readonly MeterHour[];
}

export const hourMs = 3_600_000;
export const keptHours = 48;

/** Notes in this hour what has been sent since it was noted last. Repeating it, in any tab, changes nothing. */
export async function noteHour(db: DeviceDatabase, now: number): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const { totals, meterHours } = await readMetas(db, ['totals', 'meterHours']);
    if (totals === undefined) return;
    const seen = { edits: totals.edits, requests: totals.requests };
    // What was sent before anybody kept hours is of none.
    const { hours, seen: before } = meterHours ?? { hours: [], seen };
    const more = { edits: seen.edits - before.edits, requests: seen.requests - before.requests };
    if (meterHours !== undefined && more.requests === 0) return;
    const hour = Math.floor(now / hourMs);
    const same = hours.find((each) => each.hour === hour) ?? { hour, edits: 0, requests: 0 };
    const added = { hour, edits: same.edits + more.edits, requests: same.requests + more.requests };
    const others = hours.filter((each) => each.hour !== hour && each.hour > hour - keptHours);
    await writeMeta(db, 'meterHours', { seen, hours: added.requests > 0 ? [...others, added] : others });
  });
}

/** Notes them as they are sent, for as long as the page is open; returns the way to stop that. */
export function keepMeterHours(db: DeviceDatabase, now: () => number): () => void {
  const told = liveRead(() => readMetas(db, ['totals'])).subscribe(() => {
    noteHour(db, now()).catch(() => undefined);
  });
  return () => told.unsubscribe();
}
