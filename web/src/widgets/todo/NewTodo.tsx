/** One line that takes a todo: Enter saves it, clears the line and keeps the focus. What stands in it is a draft. */
import { todo } from '@holdfast/shared/entities/todo';
import { type FormEvent, use, useState } from 'react';
import { useDevice, useEntityStore } from '../../data/DeviceProvider.tsx';
import { typeInto } from '../../ui/form/formTexts.ts';
import { StorageTrouble } from '../../ui/StorageTrouble.ts';
import { troubleWords } from '../../ui/saveOutcome.ts';
import { visibleText } from '../../ui/words/visibleText.ts';
import { saveFromLine } from '../saveFromLine.ts';
import { useDraft } from '../useDraft.ts';
import { addTodo } from './addTodo.ts';
import styles from './Todo.module.css';

const blank = { texts: {}, record: null };

export function NewTodo() {
  const device = useDevice();
  const store = useEntityStore(todo);
  const draft = useDraft({ entity: 'todo', record: null });
  const storageTrouble = use(StorageTrouble);
  const [refused, setRefused] = useState<string | null>(null);
  const { row } = draft;
  const trouble = refused ?? (draft.isUnderWay ? storageTrouble : null);
  const title = row.typed.title?.text ?? '';
  const type = (text: string) => draft.type(typeInto(row.typed, { title: text }, blank));

  const save = async () => {
    const text = visibleText(title);
    if (text === '' || draft.isUnderWay) return;
    const line = { clear: draft.renew, show: draft.show, giveBack: draft.takeBack };
    const outcome = await saveFromLine(device, row, line, () =>
      addTodo(device, store, { title: text }, row.record, { draft: row.id }),
    );
    setRefused(outcome.ok ? null : troubleWords(outcome));
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };

  return (
    <form className={styles.new} onSubmit={onSubmit}>
      <input
        aria-label="New todo"
        aria-describedby={trouble === null ? undefined : 'new-todo-trouble'}
        placeholder="New todo"
        autoComplete="off"
        enterKeyHint="done"
        dir="auto"
        value={title}
        onChange={(event) => type(event.target.value)}
      />
      {trouble !== null && (
        <p id="new-todo-trouble" role="alert" className={styles.trouble}>
          {trouble}
        </p>
      )}
    </form>
  );
}
