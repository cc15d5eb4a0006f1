/** What can be done with todos, as their rows show it. */
import type { todo } from '@holdfast/shared/entities/todo';
import { Check, Circle, Moon } from 'lucide-react';
import { dayWords } from '../../ui/time/dateWords.ts';
import type { RecordCommand } from '../commands/recordCommand.ts';
import { dueOn } from './dueOn.ts';

export const markDone: RecordCommand<typeof todo> = {
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

export const openAgain: RecordCommand<typeof todo> = {
  id: 'todo.openAgain',
  name: 'Open again',
  icon: Circle,
  keys: ['d'],
  places: ['forth', 'bulk'],
  said: 'Open again:',
  plan: ({ done }) => (done ? { done: false, doneAt: null } : null),
};

export const snooze: RecordCommand<typeof todo> = {
  id: 'todo.snooze',
  name: 'Snooze',
  also: ['postpone', 'later', 'tomorrow', 'next week'],
  icon: Moon,
  keys: ['s'],
  places: ['button', 'back', 'bulk'],
  ask: { kind: 'day', label: 'Again', isLater: true },
  said: (day, today) => `Snoozed to ${dayWords(day, today)}:`,
  plan: (entry, { value }) => (entry.done || entry.due === value ? null : dueOn(entry, value)),
  except: 'what is done stays so',
};
