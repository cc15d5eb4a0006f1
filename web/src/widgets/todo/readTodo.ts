/** A todo as its form shows it, and what the form's texts come to. */

import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { readRepeatRule, writeRepeatRule } from '@holdfast/shared/values/repeatRule';
import { formText } from '../../ui/form/formText.ts';
import type { FormShape, Reading, Texts } from '../../ui/form/formTexts.ts';
import { readDay, readTime } from '../../ui/time/readDay.ts';
import type { Todo } from './definition.ts';
import { readTags, showTags } from './readTags.ts';
import { addStep } from './steps.ts';

type TodoValues = Omit<Todo, 'id'>;

const mostTags = 50;

export const todoForm: FormShape<TodoValues> = {
  show: ({ title, due, dueTime, priority, list, notes, tags, repeat }) => ({
    title,
    due: due ?? '',
    dueTime: dueTime ?? '',
    priority: String(priority),
    list,
    notes,
    tags: showTags(tags),
    repeat: repeat ?? '',
  }),
  read: readTodo,
  // A step that is being typed is part of the notes, and a rule begins on the day it is given for.
  linked: [['notes', 'step']],
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
  const tags = readTags(text('tags'));
  if (tags.length > mostTags) errors.tags = `No more than ${mostTags} tags`;
  const repeat = text('repeat');
  if (repeat !== '' && text('due') === '') errors.due = 'What repeats needs a first day';
  return {
    values: {
      title: text('title'),
      ...(due?.ok !== false && { due: due?.day ?? null }),
      ...(dueTime?.ok !== false && { dueTime: dueTime?.time ?? null }),
      priority,
      list: text('list'),
      notes: text('step') === '' ? text('notes') : addStep(text('notes'), text('step')),
      tags,
      ...(repeat === '' ? { repeat: null } : due?.ok && { repeat: rooted(repeat, due.day) }),
    },
    errors,
  };
}

/** A rule with the day it begins on. One that nobody here can follow stays as it is. */
function rooted(rule: string, due: CivilDate): string {
  const read = readRepeatRule(rule, due);
  return read === null ? rule : writeRepeatRule(read);
}
