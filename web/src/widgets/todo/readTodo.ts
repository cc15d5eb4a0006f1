/** What the todo form's fields come to. */
import type { Reading } from '../../ui/FormDialog.tsx';
import { formText } from '../../ui/formText.ts';
import type { Todo } from './todoRecord.ts';

export function readTodo(
  form: FormData,
): Reading<Pick<Todo, 'title' | 'due' | 'dueTime' | 'priority' | 'list' | 'notes'>> {
  const title = formText(form, 'title');
  const due = formText(form, 'due') || null;
  const dueTime = formText(form, 'dueTime') || null;
  if (title === '') return { ok: false, errors: { title: 'Write what is to be done' } };
  if (dueTime !== null && due === null) return { ok: false, errors: { due: 'A time needs a date' } };
  const priority = Number(formText(form, 'priority'));
  return {
    ok: true,
    values: { title, due, dueTime, priority, list: formText(form, 'list'), notes: formText(form, 'notes') },
  };
}
