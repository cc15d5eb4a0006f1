/** What of this device's own a homecoming has overtaken, and what went: by its entries of the diary, which holds each. */
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import type { DeviceDatabase, DiaryRow } from '../database.ts';
import type { Homecoming } from '../meta.ts';

/** By entity, how many records. */
export type Counts = ReadonlyMap<string, number>;

export async function countLosses(
  { diary }: DeviceDatabase,
  { diarySeq, until }: Pick<Homecoming, 'diarySeq' | 'until'>,
): Promise<{ overtaken: Counts; removed: Counts }> {
  const overtaken = new Map<string, number>();
  const removed = new Map<string, number>();
  const count = ({ entity, changes, by, at }: DiaryRow) => {
    if (by === 'form' || at > until) return;
    const isGone = changes.some(({ name, after }) => name === deletedField && after === true);
    if (isGone) removed.set(entity, (removed.get(entity) ?? 0) + 1);
    else if (changes.some(({ lostMine }) => lostMine)) overtaken.set(entity, (overtaken.get(entity) ?? 0) + 1);
  };
  await diary.where('seq').above(diarySeq).each(count);
  return { overtaken, removed };
}
