/** What is written in one line and saved by Enter: the line is free for the next one at once, and nothing is lost meanwhile. */
import type { DraftRow } from '../data/database.ts';
import type { Device } from '../data/device.ts';
import { leaveDraft } from '../data/drafts.ts';
import type { StorageWatch } from '../data/storageWatch.ts';
import type { WriteOutcome } from '../data/write.ts';

export interface SavedLine {
  /** Free for the next one. */
  clear(): void;
  /** As of a Draft. */
  show(row: DraftRow): () => void;
  /** That one again: it could not be saved. */
  giveBack(row: DraftRow): void;
}

/** Rejects as `write` does. What could not be saved stands in the line again, unless the next one has been begun [FO4]. */
export async function saveFromLine<Outcome extends WriteOutcome>(
  device: Device,
  row: DraftRow,
  line: SavedLine,
  write: () => Promise<Outcome>,
): Promise<Outcome> {
  // Until it is saved nobody else may take it for left behind.
  const letGo = device.draftHolds.hold(row.id);
  line.clear();
  const answered = whileSilent(device.storageWatch, () => line.show(row));
  const giveBack = () => {
    line.giveBack(row);
    letGo();
    void leaveDraft(device, row.id);
  };
  const outcome = await write()
    .finally(answered)
    .catch((error: unknown) => {
      giveBack();
      throw error;
    });
  if (outcome.ok) letGo();
  else giveBack();
  return outcome;
}

/**
 * What was typed stays in sight for as long as a silent storage keeps it from being saved [AP6]: calls `show` once the
 * storage is silent, and what that returns at the end, which the answer calls.
 */
function whileSilent(watch: StorageWatch | undefined, show: () => () => void): () => void {
  let hide: (() => void) | null = null;
  const look = () => {
    if (watch !== undefined && watch.silence() !== null) hide ??= show();
  };
  const stop = watch?.subscribe(look);
  look();
  return () => {
    stop?.();
    hide?.();
  };
}
