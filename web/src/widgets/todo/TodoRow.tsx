/** One todo: its check box, and what makes it urgent. */

import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { memo } from 'react';
import { Row } from '../../ui/rows/Row.tsx';
import { isRepeatedClick } from '../../ui/useDeed.ts';
import { useRecordRow } from '../commands/useRecordRow.tsx';
import { type Todo, todos } from './definition.ts';
import type { MoreWords } from './moreWords.ts';
import styles from './Todo.module.css';
import { todoFacts } from './todoFacts.tsx';

interface TodoRowProps {
  todo: Todo;
  today: CivilDate;
  /** Where there is room for more. */
  more?: MoreWords;
}

export const TodoRow = memo(function TodoRow({ todo, today, more }: TodoRowProps) {
  const row = useRecordRow(todos, todo);
  const { title, done } = todo;
  // What a finger does by drawing, everybody else does by the box.
  const drawn = row.actions.find(({ places }) => places.includes('forth'));

  return (
    <Row
      {...row}
      faded={done}
      lead={
        <input
          type="checkbox"
          className={styles.check}
          aria-label={title}
          checked={done}
          onChange={() => void drawn?.act()}
          onClick={(event) => isRepeatedClick(event) && event.preventDefault()}
        />
      }
      facts={todoFacts(todo, today, more)}
      details={more ? [more.steps(todo)] : []}
    />
  );
});
