/** Adds or edits one todo. */
import { todo as entity } from '@holdfast/shared/entities/todo';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { SelectField, TextAreaField, TextField } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { addTodo } from './addTodo.ts';
import { readTodo } from './readTodo.ts';
import { priorityWords, type Todo } from './todoRecord.ts';

export function TodoForm({ todo, onClose }: { todo: Todo | null; onClose(): void }) {
  const store = useEntityStore(entity);
  return (
    <FormDialog
      title={todo === null ? 'Add todo' : `Edit ${todo.title}`}
      read={readTodo}
      save={(values) => (todo === null ? addTodo(store, values) : store.edit(todo.id, values))}
      onClose={onClose}
    >
      <TextField name="title" label="Title" wide defaultValue={todo?.title} />
      <TextField name="due" label="Due" type="date" defaultValue={todo?.due ?? ''} />
      <TextField name="dueTime" label="Time" type="time" defaultValue={todo?.dueTime ?? ''} />
      <SelectField name="priority" label="Priority" defaultValue={todo?.priority ?? 0}>
        {priorityWords.map((words, priority) => (
          <option key={words} value={priority}>
            {words}
          </option>
        ))}
      </SelectField>
      <TextField name="list" label="List" defaultValue={todo?.list} />
      <TextAreaField name="notes" label="Notes" defaultValue={todo?.notes} />
    </FormDialog>
  );
}
