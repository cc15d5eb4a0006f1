/** Adds or edits one todo. */
import { todo as entity } from '@holdfast/shared/entities/todo';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { DayField } from '../../ui/form/DayField.tsx';
import { SelectField, TextAreaField, TextField } from '../../ui/form/Field.tsx';
import { type Opened, RecordForm } from '../RecordForm.tsx';
import { addTodo } from './addTodo.ts';
import { blankTodo, todoForm } from './readTodo.ts';
import { priorityWords } from './todoRecord.ts';
import { useUsedLists } from './useUsedLists.ts';

export function TodoForm({ opened, onClose }: { opened: Opened; onClose(): void }) {
  const store = useEntityStore(entity);
  const lists = useUsedLists();
  return (
    <RecordForm
      entity={entity}
      opened={opened}
      shape={todoForm}
      blank={blankTodo}
      word="todo"
      titleOf={({ title }) => title}
      add={(values, id, options) => addTodo(store, values, id, options)}
      onClose={onClose}
    >
      {() => (
        <>
          <TextField name="title" label="Title" wide />
          <DayField name="due" label="Due" />
          <TextField name="dueTime" label="Time" type="time" />
          <SelectField name="priority" label="Priority">
            {priorityWords.map((words, priority) => (
              <option key={words} value={priority}>
                {words}
              </option>
            ))}
          </SelectField>
          <TextField name="list" label="List" suggestions={lists} />
          <TextAreaField name="notes" label="Notes" />
        </>
      )}
    </RecordForm>
  );
}
