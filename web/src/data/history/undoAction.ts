/** Taking actions back and doing them again, in the order they were done in [HI2, HI3]. */
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import type { Device } from '../device.ts';
import { keyOf, own } from '../recordName.ts';
import { type Deed, inOneTransaction } from '../write.ts';
import type { ActionRow } from './actions.ts';
import { isStillOf, type UndoOutcome, undoDeeds } from './undoDeeds.ts';

/** Null: there is nothing of that number, or it has been taken back already. */
export async function undoAction(device: Device, seq: number, words?: string): Promise<UndoOutcome | null> {
  const { history } = device.db;
  return inOneTransaction(device, Object.keys(device.registry), async () => {
    const action = await history.get(seq);
    if (action === undefined || action.undoneBy !== undefined) return null;
    const outcome = await undoDeeds(device, action.deeds, { undoes: seq, ...(words !== undefined && { words }) });
    if (!outcome.ok) return outcome;
    await followStamps(device, action, outcome.deeds);
    // Everything it changed has been changed since, so nothing was written; it must not be offered for undo again.
    if (outcome.action === null) await history.update(seq, { undoneBy: seq });
    return outcome;
  });
}

/**
 * A value put back gets a new stamp [HLC1], although an earlier action gave it. That action's row takes over the
 * new stamp: by the old one the value would count as changed by somebody else, and the action could not be undone. What
 * stood there may have had its stamp pulled back since that action, which is looked for by the same measure as a value.
 */
async function followStamps({ db }: Device, undone: ActionRow, given: readonly Deed[]): Promise<void> {
  const undoneByRecord = new Map(undone.deeds.map((deed) => [keyOf(deed), deed]));
  const putBack = given.flatMap((deed) => {
    const before = undoneByRecord.get(keyOf(deed));
    return Object.entries(deed.fields).flatMap(([field, { stamp, after }]) => {
      const was = own(before?.fields, field)?.was ?? (field === deletedField ? before?.wasDeleted : undefined);
      return was === undefined ? [] : [{ record: keyOf(deed), field, was, after, stamp }];
    });
  });
  if (putBack.length === 0) return;
  const byRecord = new Map<string, typeof putBack>();
  for (const value of putBack) byRecord.set(value.record, [...(byRecord.get(value.record) ?? []), value]);
  await db.history
    .where('seq')
    .below(undone.seq)
    .modify((action) => {
      let follows = false;
      for (const deed of action.deeds) {
        for (const { field, was, after, stamp } of byRecord.get(keyOf(deed)) ?? []) {
          if (field === deletedField && deed.wasDeleted && isStillOf({ stamp: deed.wasDeleted, after }, was, after))
            [deed.wasDeleted, follows] = [stamp, true];
          const left = own(deed.fields, field);
          // Of a record that later work had brought back, "not deleted" is put back over a mark that said "deleted" [MG5].
          const stood = field === deletedField ? left?.after : after;
          if (left !== undefined && isStillOf(left, was, stood)) [left.stamp, follows] = [stamp, true];
        }
      }
      // False tells Dexie not to write the row.
      return follows;
    });
}

/** The action to undo where none is named: the last one that has not been taken back. */
export async function lastUndoable(device: Device): Promise<ActionRow | undefined> {
  return findLast(device, ({ kind, undoneBy }) => kind !== 'undo' && undoneBy === undefined);
}

/** The undo that a redo takes back: the last one, unless something else was done after it. */
export async function lastRedoable(device: Device): Promise<ActionRow | undefined> {
  // The search ends at the newest action that is neither an undo nor a redo: undos before it cannot be redone.
  let isOver = false;
  const found = await findLast(device, ({ kind, undoneBy }) => {
    isOver ||= kind === 'deed';
    return isOver || (kind === 'undo' && undoneBy === undefined);
  });
  return isOver ? undefined : found;
}

async function findLast({ db }: Device, isWanted: (action: ActionRow) => boolean): Promise<ActionRow | undefined> {
  return db.history.reverse().filter(isWanted).first();
}
