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

interface NewRecords {
  entity: string;
  /** Each a record of its own; asked for a slice at a time. */
  writes: Iterable<Omit<Write, 'entity'>>;
  /** What the history says of it. */
  words: string;
}

/** Writes all or nothing. */
export async function writeInSlices(device: Device, { entity, writes, words }: NewRecords): Promise<WriteOutcome> {
  const writeAll = async (): Promise<WriteOutcome> => {
    const deeds: Deed[] = [];
    for (const slice of slicesOf(writes)) {
      const outcome = await writeRecords(
        device,
        slice.map((write) => ({ entity, ...write })),
        { isPart: true },
      );
      if (!outcome.ok) throw new Refused(outcome);
      deeds.push(...outcome.deeds);
    }
    const action = deeds.length === 0 ? null : await noteAction(device.db, device.now(), deeds, { words });
    return { ok: true, id: deeds[0]?.id ?? '', deeds, action };
  };
  return inOneTransaction(device, [entity], writeAll).catch((error: unknown) => {
    if (error instanceof Refused) return error.outcome;
    throw error;
  });
}

function* slicesOf<T>(all: Iterable<T>): Generator<T[]> {
  let slice: T[] = [];
  for (const one of all) {
    slice.push(one);
    if (slice.length < sliceSize) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}
