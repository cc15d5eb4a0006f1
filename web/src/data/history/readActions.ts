/**
 * What was done here, the newest first, a page at a time. An undo and what was done again stand with the deed they are of:
 * one entry says what was done and how it stands now.
 */
import type { Device } from '../device.ts';
import type { PageBounds } from '../readPage.ts';
import type { ActionRow } from './actions.ts';

export interface DoneAction {
  action: ActionRow;
  /** What was last done with it: itself, or the last undo or redo of it. */
  last: ActionRow;
  isUndone: boolean;
  /** Whether there is anything left to take back: nothing of it may still have stood when it was undone. */
  isSpent: boolean;
}

export interface DonePage {
  actions: DoneAction[];
  /** The number of the first action that was not looked at. */
  next: number | null;
}

/** `limit`: the most rows looked at; those that belong to an entry that is here are not among the answers. */
export async function readActions(
  { db: { history } }: Device,
  { start, end }: PageBounds<number>,
  limit: number,
): Promise<DonePage> {
  const found = await history
    .where('seq')
    .between(end ?? Number.NEGATIVE_INFINITY, start ?? Number.POSITIVE_INFINITY, false, true)
    .reverse()
    .limit(limit + 1)
    .toArray();
  const rows = found.slice(0, limit);
  const undone = rows.map(({ undoes }) => undoes).filter((seq) => seq !== undefined);
  const here = new Set(await history.where('seq').anyOf(undone).primaryKeys());
  const firsts = rows.filter(({ undoes }) => undoes === undefined || !here.has(undoes));
  const actions = await Promise.all(
    firsts.map(async (action) => {
      let last = action;
      let isUndone = false;
      for (let next = undoneBy(last); next !== null; next = undoneBy(last)) {
        const row = await history.get(next);
        if (row === undefined) break;
        [last, isUndone] = [row, !isUndone];
      }
      const isSpent = last.undoneBy !== undefined;
      return { action, last, isUndone: isUndone || isSpent, isSpent };
    }),
  );
  return { actions, next: found[limit]?.seq ?? null };
}

/** Where nothing of an action stood any more, it is said to have undone itself. */
function undoneBy({ seq, undoneBy: by }: ActionRow): number | null {
  return by === undefined || by === seq ? null : by;
}
