/** Writes what a copy has and this device lacks, as one action with one way back [FI1, FI3]. */
import type { DraftRow } from '../../data/database.ts';
import type { Device } from '../../data/device.ts';
import type { WriteOutcome } from '../../data/write.ts';
import { writeInSlices } from '../../data/writeInSlices.ts';
import { nextTask } from '../../ui/nextTask.ts';
import type { BackupRecord } from './judgeRecord.ts';
import { type Fate, planRestore } from './planRestore.ts';

export type FateCounts = Record<Fate, number>;

/** By entity, in the order of the file. */
export type RestoreCounts = ReadonlyMap<string, FateCounts>;

const sliceSize = 250;

export async function previewRestore(device: Device, records: readonly BackupRecord[]): Promise<RestoreCounts> {
  const preview = new Map<string, FateCounts>();
  for (let at = 0; at < records.length; at += sliceSize) {
    for (const { fate, write } of await planRestore(device, records.slice(at, at + sliceSize))) {
      const counts = preview.get(write.entity) ?? { added: 0, back: 0, changed: 0, same: 0 };
      counts[fate] += 1;
      preview.set(write.entity, counts);
    }
    await nextTask();
  }
  return preview;
}

export function sumOf(counts: RestoreCounts, fate: Fate): number {
  return [...counts.values()].reduce((sum, each) => sum + each[fate], 0);
}

/** How many records restoring writes. */
export function restoredIn(counts: RestoreCounts, putsBack: boolean): number {
  return sumOf(counts, 'added') + sumOf(counts, 'back') + (putsBack ? sumOf(counts, 'changed') : 0);
}

export interface Restore {
  records: readonly BackupRecord[];
  /** Records that are here with other values become what they are in the copy; otherwise they stay. */
  putsBack: boolean;
  words(restored: number): string;
  onProgress(done: number): void;
}

/** Those that nobody has typed over here. */
export async function missingDrafts({ db }: Device, drafts: readonly DraftRow[]): Promise<DraftRow[]> {
  const here = await db.drafts.bulkGet(drafts.map(({ id }) => id));
  return drafts.filter((_, at) => here[at] === undefined);
}

/** They are no records: each is offered again by its form, and its undo is to throw it away there. */
export async function restoreDrafts(device: Device, drafts: readonly DraftRow[]): Promise<void> {
  const { db } = device;
  await db.transaction('rw', db.drafts, async () => db.drafts.bulkPut(await missingDrafts(device, drafts)));
}

/** What has arrived since the preview counts as it is by now. */
export function restoreBackup(
  device: Device,
  { records, putsBack, words, onProgress }: Restore,
): Promise<WriteOutcome> {
  let restored = 0;
  return writeInSlices(device, {
    entities: [...new Set(records.map(({ entity }) => entity))],
    items: records,
    async plan(slice) {
      const planned = await planRestore(device, slice);
      const taken = planned.filter(({ fate }) => fate !== 'same' && (fate !== 'changed' || putsBack));
      restored += taken.length;
      return taken.map(({ write }) => write);
    },
    action: () => ({ words: words(restored) }),
    onProgress,
  });
}
