/** A todo as its form shows it, and what the form's texts come to. */

import { formText } from '../../ui/form/formText.ts';
import type { FormShape, Reading, Texts } from '../../ui/form/formTexts.ts';
import { readDay, readTime } from '../../ui/time/readDay.ts';
import type { Todo } from './definition.ts';

type TodoValues = Omit<Todo, 'id'>;

export const todoForm: FormShape<TodoValues> = {
  show: ({ title, due, dueTime, priority, list, tags, repeat, notes }) => ({
    title,
    due: due ?? '',
    dueTime: dueTime ?? '',
    priority: String(priority),
    list,
    tags: tags.join(', '),
    repeat: repeat ?? '',
    notes,
  }),
  read: readTodo,
};

export const blankTodo: Texts = { priority: '0' };

export function readTodo(texts: Texts): Reading<TodoValues> {
  const text = (name: string) => formText(texts, name);
  const errors: Record<string, string> = {};
  const due = text('due') === '' ? null : readDay(text('due'));
  const dueTime = text('dueTime') === '' ? null : readTime(text('dueTime'));
  if (text('title') === '') errors.title = 'Write what is to be done';
  if (due?.ok === false) errors.due = due.message;
  if (dueTime?.ok === false) errors.dueTime = dueTime.message;
  if (dueTime !== null && due === null) errors.due = 'A time needs a date';
  const priority = Number(text('priority'));
  return {
    values: {
      title: text('title'),
      ...(due?.ok !== false && { due: due?.day ?? null }),
      ...(dueTime?.ok !== false && { dueTime: dueTime?.time ?? null }),
      priority,
      list: text('list'),
      tags: readTags(text('tags')),
      repeat: text('repeat') || null,
      notes: text('notes'),
    },
    errors,
  };
}

/** Set apart by commas, each once; the sign of a tag may stand before it. */
function readTags(text: string): string[] {
  const tags = text.split(/[,;،、，]/).map((tag) => tag.trim().replace(/^#/, ''));
  return [...new Set(tags.filter((tag) => tag !== ''))];
}
