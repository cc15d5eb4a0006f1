/** Counts what is uncounted, at once and whenever it comes to be so, for as long as a database is open. */
import type { DeviceDatabase } from '../database.ts';
import { liveRead } from '../liveRead.ts';
import { rebuildRollups } from './rebuildRollups.ts';
import { readRollupStates } from './rollupState.ts';

const frame = () => new Promise((resolve) => setTimeout(resolve, 16));

/** `pause` as of `rebuildRollups`. Answers how to stop. */
export function keepRollups(db: DeviceDatabase, pause: () => Promise<unknown> = frame): () => void {
  let isCounting = false;
  const count = async () => {
    if (isCounting) return;
    isCounting = true;
    // Of a full disk other writes tell; of a database that was closed nobody asks.
    await rebuildRollups(db, pause).catch(() => undefined);
    isCounting = false;
  };
  const watch = liveRead(() => readRollupStates(db)).subscribe({ next: count, error: () => undefined });
  return () => watch.unsubscribe();
}
