/** Taking actions back and doing them again, in the order they were done in [HI2, HI3]. */
import type { Stamp } from '@holdfast/shared/clock/stamp';
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import type { DeviceDatabase } from '../database.ts';
import type { Device } from '../device.ts';
import { keyOf, own } from '../recordName.ts';
import { slicesOf } from '../slicesOf.ts';
import { type Deed, inOneTransaction } from '../write.ts';
import type { ActionRow } from './actions.ts';
import { deedsOf, readSlice } from './storedDeeds.ts';
import { isStillOf, type UndoOutcome, undoDeeds } from './undoDeeds.ts';

/** Null: there is nothing of that number, or it has been taken back already. */
export async function undoAction(device: Device, seq: number, words?: string): Promise<UndoOutcome | null> {
  const { history } = device.db;
  return inOneTransaction(device, Object.keys(device.registry), async () => {
    const action = await history.get(seq);
    if (action === undefined || action.undoneBy !== undefined) return null;
    const outcome = await undoDeeds(device, deedsOf(action), { undoes: seq, ...(words !== undefined && { words }) });
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
async function followStamps({ db: { history } }: Device, undone: ActionRow, given: readonly Deed[]): Promise<void> {
  const putBack = new Map<string, PutBack[]>();
  const left = given.values();
  let next = left.next();
  for (const slice of slicesOf(deedsOf(undone))) {
    const byRecord = new Map(slice.map((deed) => [keyOf(deed), deed]));
    // In the order of what was undone, without that which was left as it is.
    for (; !next.done; next = left.next()) {
      const deed = byRecord.get(keyOf(next.value));
      if (deed === undefined) break;
      const values = valuesPutBack(deed, next.value);
      if (values.length > 0) putBack.set(keyOf(deed), values);
    }
    await giveTurn(history);
  }
  if (putBack.size === 0) return;
  const packed: number[] = [];
  await history
    .where('seq')
    .below(undone.seq)
    .modify((action) => {
      if (action.packed !== undefined) packed.push(action.seq);
      // False tells Dexie not to write the row.
      return follow(action.deeds, putBack);
    });
  for (const seq of packed) await followPacked(history, seq, putBack);
}

/** A value an undo has put back: the stamp it had, and the one it has now. */
interface PutBack {
  field: string;
  was: Stamp;
  after: unknown;
  stamp: Stamp;
}

function valuesPutBack(undone: Deed, { fields }: Deed): PutBack[] {
  return Object.entries(fields).flatMap(([field, { stamp, after }]) => {
    const was = own(undone.fields, field)?.was ?? (field === deletedField ? undone.wasDeleted : undefined);
    return was === undefined ? [] : [{ field, was, after, stamp }];
  });
}

/** The same of many deeds, a slice at a time. */
async function followPacked(
  history: DeviceDatabase['history'],
  seq: number,
  putBack: ReadonlyMap<string, PutBack[]>,
): Promise<void> {
  const action = await history.get(seq);
  if (action?.packed === undefined) return;
  const slices: string[] = [];
  let follows = false;
  for (const text of action.packed.slices) {
    const deeds = readSlice(text);
    const isChanged = follow(deeds, putBack);
    slices.push(isChanged ? JSON.stringify(deeds) : text);
    follows ||= isChanged;
    await giveTurn(history);
  }
  if (follows) await history.put({ ...action, packed: { ...action.packed, slices } });
}

/** Whether any of the deeds took over a stamp. */
function follow(deeds: readonly Deed[], putBack: ReadonlyMap<string, PutBack[]>): boolean {
  let follows = false;
  for (const deed of deeds) {
    for (const { field, was, after, stamp } of putBack.get(keyOf(deed)) ?? []) {
      if (field === deletedField && deed.wasDeleted && isStillOf({ stamp: deed.wasDeleted, after }, was, after))
        [deed.wasDeleted, follows] = [stamp, true];
      const left = own(deed.fields, field);
      // Of a record that later work had brought back, "not deleted" is put back over a mark that said "deleted" [MG5].
      const stood = field === deletedField ? left?.after : after;
      if (left !== undefined && isStillOf(left, was, stood)) [left.stamp, follows] = [stamp, true];
    }
  }
  return follows;
}

/** Within a transaction the page gets its turn by a request; a timer would end the transaction. */
const giveTurn = (history: DeviceDatabase['history']) => history.get(0);

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
