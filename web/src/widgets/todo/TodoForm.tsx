/** Adds or edits one todo. */
import { useDevice, useEntityStore } from '../../data/DeviceProvider.tsx';
import { DayField } from '../../ui/form/DayField.tsx';
import { SelectField, TextAreaField, TextField } from '../../ui/form/Field.tsx';
import { MoreFields } from '../../ui/form/MoreFields.tsx';
import { RecordForm } from '../RecordForm.tsx';
import type { FormProps } from '../widgetDefinition.ts';
import { addTodo } from './addTodo.ts';
import { todos } from './definition.ts';
import { priorityWords } from './priorityWords.ts';
import { RepeatField } from './RepeatField.tsx';
import { blankTodo, todoForm } from './readTodo.ts';
import { StepsField } from './StepsField.tsx';
import { useUsedLists } from './useUsedLists.ts';

export function TodoForm({ opened, onClose }: FormProps) {
  const device = useDevice();
  const store = useEntityStore(todos.entity);
  const lists = useUsedLists();
  return (
    <RecordForm
      of={todos}
      opened={opened}
      shape={todoForm}
      blank={blankTodo}
      add={(values, id, options) => addTodo(device, store, values, id, options)}
      onClose={onClose}
    >
      {(entry) => (
        <>
          <TextField name="title" label="Title" wide />
          <DayField name="due" label="Due" />
          <TextField name="dueTime" label="Time" type="time" />
          <TextField name="list" label="List" suggestions={lists} wide />
          <MoreFields open={entry !== null}>
            <RepeatField />
            <SelectField name="priority" label="Priority">
              {priorityWords.map((words, priority) => (
                <option key={words} value={priority}>
                  {words}
                </option>
              ))}
            </SelectField>
            <TextField name="tags" label="Tags" placeholder="beans, harbour" wide />
            <TextAreaField name="notes" label="Notes" />
            <StepsField />
          </MoreFields>
        </>
      )}
    </RecordForm>
  );
}
