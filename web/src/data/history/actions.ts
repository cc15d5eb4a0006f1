/**
 * What a person did on this device, one row an action, written in the same transaction as the action's writes [HI1]. It
 * is kept for 30 days and never sent [HI4].
 */
import type { DeviceDatabase } from '../database.ts';
import type { StoredDeeds } from './storedDeeds.ts';

export interface ActionRow extends StoredDeeds {
  seq: number;
  /** Device milliseconds. */
  at: number;
  /** What was done, in words, for an action whose deeds alone would not tell a person. */
  words?: string;
  /** An undo takes back what a deed or a redo did; a redo takes back an undo. */
  kind: 'deed' | 'undo' | 'redo';
  /** The action that this one takes back. */
  undoes?: number;
  /** The action that took this one back. */
  undoneBy?: number;
}

export type NewAction = Pick<ActionRow, 'words' | 'undoes'>;

const keptMs = 30 * 86_400_000;
const keptActions = 1000;
/** Old rows are removed once in so many actions: looking for them at each would cost more than a few too many. */
const trimEvery = 20;

/** Within the transaction of the writes. Answers the action's number. */
export async function noteAction(
  { history }: DeviceDatabase,
  at: number,
  deeds: StoredDeeds,
  { words, undoes }: NewAction,
): Promise<number> {
  const taken = undoes === undefined ? undefined : await history.get(undoes);
  const kind = undoes === undefined ? 'deed' : taken?.kind === 'undo' ? 'redo' : 'undo';
  const action = { at, kind, ...deeds, ...(words !== undefined && { words }), ...(undoes !== undefined && { undoes }) };
  const seq = await history.add(action as ActionRow);
  if (undoes !== undefined) await history.update(undoes, { undoneBy: seq });
  if (seq % trimEvery === 0) {
    await history
      .where('seq')
      .belowOrEqual(seq - keptActions)
      .delete();
    await history
      .where('at')
      .below(at - keptMs)
      .delete();
  }
  return seq;
}
