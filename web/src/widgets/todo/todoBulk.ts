/** What can be done with many todos at once. */
import type { todo } from '@holdfast/shared/entities/todo';
import { Check, Circle } from 'lucide-react';
import type { BulkAction } from '../bulkActions.ts';

export const markDone: BulkAction<typeof todo> = {
  word: 'Done',
  icon: Check,
  said: 'Done:',
  plan: ({ done }, nowMs) => (done ? null : { done: true, doneAt: nowMs }),
};

export const openAgain: BulkAction<typeof todo> = {
  word: 'Open again',
  icon: Circle,
  said: 'Open again:',
  plan: ({ done }) => (done ? { done: false, doneAt: null } : null),
};
