/**
 * Any number of records as one action: written a slice at a time, so that the page is never held up for long, in one
 * transaction, with one row in the history [HI1, FI1].
 */
import type { Device } from './device.ts';
import { type NewAction, noteAction } from './history/actions.ts';
import { DeedLog } from './history/storedDeeds.ts';
import { RollupCounts } from './rollups/countRows.ts';
import { slicesOf } from './slicesOf.ts';
import { type Deed, inOneTransaction, Refused, type Write, type WriteOutcome, writeStored } from './write.ts';

interface SlicedAction<T> {
  entities: readonly string[];
  /** Asked for a slice at a time. */
  items: Iterable<T>;
  /** What is written for a slice, by stored names. Within the transaction: it may wait for nothing but the database. */
  plan(slice: readonly T[]): readonly Write[] | Promise<readonly Write[]>;
  /** How it stands in the history. */
  action(): NewAction;
  /** How many items have been written so far; they are stored once all are. */
  onProgress?(done: number): void;
}

/** Writes all or nothing. */
export async function writeInSlices<T>(device: Device, sliced: SlicedAction<T>): Promise<WriteOutcome> {
  const { entities, items, plan, onProgress } = sliced;
  const writeAll = async (): Promise<WriteOutcome> => {
    const deeds: Deed[] = [];
    const log = new DeedLog();
    const counts = new RollupCounts();
    let done = 0;
    for (const slice of slicesOf(items)) {
      const outcome = await writeStored(device, await plan(slice), { counts });
      if (!outcome.ok) throw new Refused(outcome);
      // Not spread into `push`: there is a limit to how many arguments a call has.
      for (const deed of outcome.deeds) deeds.push(deed);
      log.add(outcome.deeds);
      done += slice.length;
      device.storageWatch?.gotOn();
      onProgress?.(done);
    }
    await counts.save(device.db);
    const seq = deeds.length === 0 ? null : await noteAction(device.db, device.now(), log.stored(), sliced.action());
    return { ok: true, id: deeds[0]?.id ?? '', deeds, action: seq };
  };
  return inOneTransaction(device, entities, writeAll);
}
