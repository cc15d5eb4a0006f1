/** The steps in a todo's notes as check boxes, and a line for one more. They are saved with the form. */
import { use } from 'react';
import { TextField } from '../../ui/form/Field.tsx';
import { FormTextsContext } from '../../ui/form/FormTextsContext.ts';
import { addStep, readSteps, stepWords, toggleStep } from './steps.ts';
import styles from './Todo.module.css';

export function StepsField() {
  const form = use(FormTextsContext);
  if (form === null) return null;
  const { notes = '', step = '' } = form.texts;
  const steps = readSteps(notes);
  return (
    <>
      {steps.length > 0 && (
        <fieldset className={styles.steps}>
          <legend>{stepWords(notes)}</legend>
          {steps.map(({ line, text, isDone }) => (
            <label key={line}>
              <input
                type="checkbox"
                checked={isDone}
                onChange={() => form.change({ notes: toggleStep(notes, line) })}
              />
              <bdi>{text}</bdi>
            </label>
          ))}
        </fieldset>
      )}
      <TextField
        name="step"
        label="Add a step"
        wide
        enterKeyHint="next"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || step.trim() === '') return;
          if (event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          form.change({ notes: addStep(notes, step), step: '' });
        }}
      />
    </>
  );
}
