/** What can be done with todos, as their rows show it. */
import type { todo } from '@holdfast/shared/entities/todo';
import { Check, Circle } from 'lucide-react';
import type { ShownCommand } from '../commands/recordCommand.ts';

export const markDone: ShownCommand<typeof todo> = {
  id: 'todo.done',
  name: 'Done',
  icon: Check,
  keys: ['d'],
  places: ['forth', 'bulk'],
  said: 'Done:',
  plan: ({ done }, { nowMs }) => (done ? null : { done: true, doneAt: nowMs }),
  follow: (entry, { today }) =>
    entry.repeat === null ? null : import('./nextTodo.ts').then(({ nextTodo }) => nextTodo(entry, today)),
};

export const openAgain: ShownCommand<typeof todo> = {
  id: 'todo.openAgain',
  name: 'Open again',
  icon: Circle,
  keys: ['d'],
  places: ['forth', 'bulk'],
  said: 'Open again:',
  plan: ({ done }) => (done ? { done: false, doneAt: null } : null),
};
