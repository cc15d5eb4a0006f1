/**
 * What a person did here, one row an action, written in the transaction of its writes [HI1]. On this device only, for a
 * while: it is never sent [HI4].
 */
import type { DeviceDatabase } from '../database.ts';
import type { Deed } from '../write.ts';

export interface ActionRow {
  seq: number;
  /** Device milliseconds. */
  at: number;
  /** What was done, where its deeds do not say it plainly. */
  words?: string;
  deeds: readonly Deed[];
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
/** Old ones are looked for once in so many actions: between two of them there are hardly more than that. */
const trimEvery = 20;

/** Within the transaction of the writes. Answers the action's number. */
export async function noteAction(
  { history }: DeviceDatabase,
  at: number,
  deeds: readonly Deed[],
  { words, undoes }: NewAction,
): Promise<number> {
  const taken = undoes === undefined ? undefined : await history.get(undoes);
  const kind = undoes === undefined ? 'deed' : taken?.kind === 'undo' ? 'redo' : 'undo';
  const action = { at, kind, deeds, ...(words !== undefined && { words }), ...(undoes !== undefined && { undoes }) };
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
