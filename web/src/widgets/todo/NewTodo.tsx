/** One line that takes a todo: Enter saves it, clears the line and keeps the focus. */
import { todo } from '@holdfast/shared/entities/todo';
import { type FormEvent, useState } from 'react';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { troubleWords } from '../../ui/saveOutcome.ts';
import { addTodo } from './addTodo.ts';
import styles from './Todo.module.css';

export function NewTodo() {
  const store = useEntityStore(todo);
  const [title, setTitle] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const text = title.trim();
    if (text === '') return;
    setTitle('');
    const giveBack = () => setTitle((typed) => typed || text);
    const outcome = await addTodo(store, { title: text }).catch((error: unknown) => {
      giveBack();
      throw error;
    });
    setTrouble(outcome.ok ? null : troubleWords(outcome));
    if (!outcome.ok) giveBack();
  };

  return (
    <form className={styles.new} onSubmit={(event) => void save(event)}>
      <input
        aria-label="New todo"
        aria-describedby={trouble === null ? undefined : 'new-todo-trouble'}
        placeholder="New todo"
        autoComplete="off"
        enterKeyHint="done"
        dir="auto"
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      {trouble !== null && (
        <p id="new-todo-trouble" role="alert" className={styles.trouble}>
          {trouble}
        </p>
      )}
    </form>
  );
}
