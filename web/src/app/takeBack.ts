/** One press of the undo keys: what it takes back or does again, and what is said of it. Fetched when it is first needed. */
import type { Device } from '../data/device.ts';
import type { ActionRow } from '../data/history/actions.ts';
import { lastRedoable, lastUndoable, undoAction } from '../data/history/undoAction.ts';
import type { Notices } from '../ui/Notices.tsx';
import type { SaveOutcome } from '../ui/saveOutcome.ts';
import { actionWords } from '../widgets/actionWords.ts';

export async function takeBack(device: Device, again: boolean, { offerUndo, tell }: Notices): Promise<void> {
  const action = await (again ? lastRedoable(device) : lastUndoable(device));
  if (action === undefined) return tell({ ok: true, words: again ? 'Nothing to do again' : 'Nothing to undo' });
  const deed = await deedWords(device, action);
  const outcome = await undoAction(device, action.seq, again ? deed : `Undone: ${deed}`);
  if (outcome === null) return;
  if (!outcome.ok) return tell(outcome);
  const left = outcome.left.length > 0 ? '; what was changed since stays' : '';
  const back = async (): Promise<SaveOutcome> => (await undoAction(device, outcome.action ?? 0)) ?? { ok: true };
  offerUndo(`${again ? 'Done again' : 'Undone'}: ${deed}${left}`, back);
}

/** Of what was taken back or done again, what it was about. */
async function deedWords(device: Device, action: ActionRow): Promise<string> {
  const about = action.kind === 'undo' ? await device.db.history.get(action.undoes ?? 0) : action;
  return actionWords(device, about ?? action);
}
