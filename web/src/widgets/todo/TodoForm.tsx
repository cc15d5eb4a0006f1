/** Adds or edits one todo. */
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { DayField } from '../../ui/form/DayField.tsx';
import { SelectField, TextAreaField, TextField } from '../../ui/form/Field.tsx';
import { RecordForm } from '../RecordForm.tsx';
import type { FormProps } from '../widgetDefinition.ts';
import { addTodo } from './addTodo.ts';
import { priorityWords, todos } from './definition.ts';
import { blankTodo, todoForm } from './readTodo.ts';
import { useUsedLists } from './useUsedLists.ts';

export function TodoForm({ opened, onClose }: FormProps) {
  const store = useEntityStore(todos.entity);
  const lists = useUsedLists();
  return (
    <RecordForm
      of={todos}
      opened={opened}
      shape={todoForm}
      blank={blankTodo}
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
