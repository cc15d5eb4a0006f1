/** Taking back what was done here, or an undo of it, and saying so: with what was left as it is, and the way back of that. */
import type { Device } from '../../data/device.ts';
import type { ActionRow } from '../../data/history/actions.ts';
import { countDeeds } from '../../data/history/storedDeeds.ts';
import { lastRedoable, lastUndoable, undoAction } from '../../data/history/undoAction.ts';
import type { Notices } from '../../ui/Notices.tsx';
import { actionWords } from '../../widgets/actionWords.ts';
import { leftWords } from '../../widgets/leftWords.ts';
import { wayBack } from '../../widgets/wayBack.ts';

/** One press of the undo keys. */
export async function takeBackLast(device: Device, again: boolean, notices: Notices): Promise<void> {
  const action = await (again ? lastRedoable(device) : lastUndoable(device));
  if (action !== undefined) return takeBack(device, action, notices);
  notices.tell({ ok: true, words: again ? 'Nothing to do again' : 'Nothing to undo' });
}

export async function takeBack(device: Device, action: ActionRow, { offerUndo, tell }: Notices): Promise<void> {
  const deed = await deedWords(device, action);
  const isAgain = action.kind === 'undo';
  const outcome = await undoAction(device, action.seq, isAgain ? deed : `Undone: ${deed}`);
  if (outcome === null) return;
  if (!outcome.ok) return tell(outcome);
  const left = await leftWords(device, outcome.left, countDeeds(action));
  const words = `${isAgain ? 'Done again' : 'Undone'}: ${deed}${left === undefined ? '' : `. ${left}`}`;
  if (outcome.action === null) return tell({ ok: true, words });
  offerUndo(words, () => wayBack(device, outcome));
}

/** Of what was taken back or done again, what it was about. */
async function deedWords(device: Device, action: ActionRow): Promise<string> {
  const about = action.kind === 'undo' ? await device.db.history.get(action.undoes ?? 0) : action;
  return (await actionWords(device, about ?? action)).words;
}
