/** What was typed stays in sight for as long as a silent storage keeps it from being saved [AP6]. */
import type { StorageWatch } from '../data/storageWatch.ts';

/** Calls `show` once the storage is silent, and what that returns at the end, which the answer calls. */
export function whileSilent(watch: StorageWatch | undefined, show: () => () => void): () => void {
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
