/**
 * What of an entry of the diary can be had back, and having it back: one action of the person, with one undo. Rows of the
 * diary name fields as they are stored, so this also holds for those that only a newer version knows.
 */
import { findEntity } from '@holdfast/shared/entities/defineEntity';
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { bringBack } from '../bringBack.ts';
import { type DiaryRow, isDeletedRow, type Row } from '../database.ts';
import type { Device } from '../device.ts';
import { own } from '../recordName.ts';
import { sameValue } from '../sameValue.ts';
import { type WriteOutcome, writeStored } from '../write.ts';

/**
 * `mine`: a value given here lost. `before`: one that had been here for long was changed elsewhere. `unseen`: one from
 * elsewhere was written over by a form. `gone`: the record was deleted, or a snapshot no longer had it. `returned`: it
 * was deleted here, and work from elsewhere brought it back.
 */
export const lossKinds = ['mine', 'before', 'unseen', 'gone', 'returned'] as const;
export type LossKind = (typeof lossKinds)[number];

export type DiaryChange = DiaryRow['changes'][number];

/** Null where it stands as it was, or nothing can be written. `here`: the record as it is now; undefined: not here. */
export function lossOf(
  { registry }: Device,
  entry: DiaryRow,
  change: DiaryChange,
  here: Row | undefined,
): LossKind | null {
  if (findEntity(registry, entry.entity) === undefined) return null;
  const isGone = here === undefined || isDeletedRow(here);
  if (change.name === deletedField) {
    if (change.after === true) return isGone ? 'gone' : null;
    return isGone ? null : 'returned';
  }
  // With one value alone a record that is not here would not be what it was.
  if (here === undefined || sameValue(own(here.values, change.name), change.before)) return null;
  if (entry.by === 'form') return 'unseen';
  return change.lostMine ? 'mine' : 'before';
}

/** `words`: how it stands in the history. */
export async function takeBackLoss(
  device: Device,
  { entity, id, removed }: DiaryRow,
  { name, before }: DiaryChange,
  words: string,
): Promise<WriteOutcome> {
  if (name === deletedField && before === true)
    return writeStored(device, [{ entity, id, values: { [deletedField]: true } }], { words });
  if (name === deletedField) return bringBack(device, { entity, id, lastSeen: removed }, { words });
  const fallback = findEntity(device.registry, entity)?.storedFields.get(name)?.fallback ?? null;
  const values = { [name]: before === undefined ? fallback : before };
  return bringBack(device, { entity, id, values }, { words });
}
