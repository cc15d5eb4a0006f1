/**
 * Any number of new records as one action: written a slice at a time, so that the page is never held up for long, in one
 * transaction, with one row in the history [HI1, FI1].
 */
import type { Device } from './device.ts';
import { noteAction } from './history/actions.ts';
import { type Deed, inOneTransaction, type Write, type WriteOutcome, writeRecords } from './write.ts';

const sliceSize = 100;

/** Thrown within the transaction, which undoes the slices before it. */
class Refused extends Error {
  readonly outcome: Exclude<WriteOutcome, { ok: true }>;

  constructor(outcome: Exclude<WriteOutcome, { ok: true }>) {
    super(`a slice was refused: ${outcome.reason}`);
    this.outcome = outcome;
  }
}

/** `writes`: each of a record of its own. Writes all or nothing; `words`: what the history says of it. */
export async function writeInSlices(device: Device, writes: readonly Write[], words: string): Promise<WriteOutcome> {
  const entities = [...new Set(writes.map(({ entity }) => entity))];
  const writeAll = async (): Promise<WriteOutcome> => {
    const deeds: Deed[] = [];
    for (let at = 0; at < writes.length; at += sliceSize) {
      const outcome = await writeRecords(device, writes.slice(at, at + sliceSize), { isPart: true });
      if (!outcome.ok) throw new Refused(outcome);
      deeds.push(...outcome.deeds);
    }
    const action = deeds.length === 0 ? null : await noteAction(device.db, device.now(), deeds, { words });
    return { ok: true, id: writes[0]?.id ?? '', deeds, action };
  };
  return inOneTransaction(device, entities, writeAll).catch((error: unknown) => {
    if (error instanceof Refused) return error.outcome;
    throw error;
  });
}
