/** What screens know of a todo. */
import { todo } from '@holdfast/shared/entities/todo';
import type { Entry } from '../../data/entityStore.ts';
import { dayFieldWords, timeWords } from '../fieldKinds.ts';
import type { WidgetDefinition } from '../widgetDefinition.ts';
import { markDone, openAgain, snooze } from './todoCommands.ts';

export type Todo = Entry<typeof todo>;

export const todos: WidgetDefinition<typeof todo> = {
  entity: todo,
  name: 'Todos',
  path: '/todos',
  words: ['todo', 'todos'],
  everything: '?view=all',
  title: ({ title }) => title,
  due: {
    name: 'Todos due',
    query: { by: ['done', 'due', 'dueTime', 'order'], equals: [false] },
    day: ({ due }) => due,
    search: '',
  },
  fields: { due: dayFieldWords, doneAt: { name: 'time it was done', ...timeWords } },
  commands: [markDone, openAgain, snooze],
};
