/** One todo: its check box, and what makes it urgent. */

import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { Check, Circle } from 'lucide-react';
import { memo } from 'react';
import { correctedNow } from '../../data/correctedNow.ts';
import { useDevice } from '../../data/DeviceProvider.tsx';
import { Row } from '../../ui/rows/Row.tsx';
import { useWallTime } from '../../ui/time/clock.ts';
import { dayWords, wallTimeWords } from '../../ui/time/dateWords.ts';
import { isRepeatedClick } from '../../ui/useDeed.ts';
import { deleteAction } from '../deleteAction.ts';
import { openRecord } from '../openRecord.ts';
import { RecordStatus } from '../RecordStatus.tsx';
import { useRowWrites } from '../useRowWrites.ts';
import { priorityWords, type Todo, todos } from './definition.ts';
import styles from './Todo.module.css';
import { isLate } from './todoGroups.ts';

interface TodoRowProps {
  todo: Todo;
  today: CivilDate;
}

export const TodoRow = memo(function TodoRow({ todo, today }: TodoRowProps) {
  const device = useDevice();
  const { remove, change } = useRowWrites(todos);
  const { id, title, done, priority, list } = todo;

  const toggle = async () => {
    const values = done ? { done: false, doneAt: null } : { done: true, doneAt: await correctedNow(device) };
    await change({ record: todo, values, text: done ? `Open again: “${title}”` : `Done: “${title}”` });
  };

  return (
    <Row
      id={id}
      faded={done}
      lead={
        <input
          type="checkbox"
          className={styles.check}
          aria-label={title}
          checked={done}
          onChange={() => void toggle()}
          onClick={(event) => isRepeatedClick(event) && event.preventDefault()}
        />
      }
      title={title}
      onOpen={() => openRecord(todo)}
      facts={[
        !done && priority > 0 && <Priority key="priority" priority={priority} />,
        list,
        !done && dueWords(todo, today) !== '' && <Due key="due" todo={todo} today={today} />,
      ]}
      mark={<RecordStatus id={id} />}
      actions={[deleteAction(() => remove(todo))]}
      swipe={{ word: done ? 'Open again' : 'Done', icon: done ? Circle : Check, swipe: 'forth', act: toggle }}
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
