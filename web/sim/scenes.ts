/** What people do that meets what others do, by the names of the plan. */
import { concurrentDeletion } from './concurrentDeletion.ts';
import { formLeft, formOnDeleted, formWhileOthersEdit, pressedTwice } from './formScenes.ts';
import { undoAll } from './historyScenes.ts';
import type { Scene } from './plan.ts';
import { repeatDoneApart } from './repeatScenes.ts';
import { broughtBack, undo } from './rowScenes.ts';
import type { Turn } from './witness.ts';

export const scenes: Record<Scene, (turn: Turn) => Promise<void>> = {
  form_beside_others: (turn) => formWhileOthersEdit(turn, false),
  form_over_others: (turn) => formWhileOthersEdit(turn, true),
  form_on_deleted: formOnDeleted,
  form_left: formLeft,
  pressed_twice: pressedTwice,
  undone: (turn) => undo(turn, false),
  undone_in_part: (turn) => undo(turn, true),
  brought_back: broughtBack,
  work_beats_deletion: (turn) => concurrentDeletion(turn, 'work'),
  undone_and_redone: (turn) => undoAll(turn, false),
  undone_after_others: (turn) => undoAll(turn, true),
  repeat_done_apart: repeatDoneApart,
  deletion_beats_work: (turn) => concurrentDeletion(turn, 'deletion'),
};
