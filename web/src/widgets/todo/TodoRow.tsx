/** One todo: its check box, and what makes it urgent. */

import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { memo } from 'react';
import { Row } from '../../ui/rows/Row.tsx';
import { useWallTime } from '../../ui/time/clock.ts';
import { dayWords, wallTimeWords } from '../../ui/time/dateWords.ts';
import { isRepeatedClick } from '../../ui/useDeed.ts';
import { useRecordRow } from '../commands/useRecordRow.tsx';
import { type Todo, todos } from './definition.ts';
import { priorityWords } from './priorityWords.ts';
import styles from './Todo.module.css';
import { isLate } from './todoGroups.ts';

interface TodoRowProps {
  todo: Todo;
  today: CivilDate;
}

export const TodoRow = memo(function TodoRow({ todo, today }: TodoRowProps) {
  const row = useRecordRow(todos, todo);
  const { title, done, priority, list } = todo;
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
      facts={[
        !done && priority > 0 && <Priority key="priority" priority={priority} />,
        list,
        !done && dueWords(todo, today) !== '' && <Due key="due" todo={todo} today={today} />,
      ]}
    />
  );
});

function Priority({ priority }: Pick<Todo, 'priority'>) {
  return (
    <span className={styles.priority} title={`${priorityWords[priority]} priority`}>
      <span aria-hidden="true">{'!'.repeat(priority)}</span>
      <span className="visually-hidden">{priorityWords[priority]} priority</span>
    </span>
  );
}

/** Nothing for today without a time: the group says it. */
function dueWords({ due, dueTime }: Todo, today: CivilDate): string {
  if (due === null) return '';
  const time = dueTime === null ? '' : wallTimeWords(`${due}T${dueTime}`);
  return [due === today ? '' : dayWords(due, today), time].filter(Boolean).join(', ');
}

function Due({ todo, today }: { todo: Todo; today: CivilDate }) {
  const now = useWallTime();
  return <span className={isLate(todo, now) ? styles.late : undefined}>{dueWords(todo, today)}</span>;
}
