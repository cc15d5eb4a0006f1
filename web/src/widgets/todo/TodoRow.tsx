/** One todo: its check box, and what makes it urgent. */

import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { correctedNow } from '../../data/correctedNow.ts';
import { useDevice } from '../../data/DeviceProvider.tsx';
import { Row } from '../../ui/Row.tsx';
import { useWallTime } from '../../ui/time/clock.ts';
import { dayWords, wallTimeWords } from '../../ui/time/dateWords.ts';
import { isRepeatedClick } from '../../ui/useDeed.ts';
import { RecordStatus } from '../RecordStatus.tsx';
import { RowActions } from '../RowActions.tsx';
import { useRowWrites } from '../useRowWrites.ts';
import { priorityWords, type Todo, todos } from './definition.ts';
import styles from './Todo.module.css';
import { isLate } from './todoGroups.ts';

export function TodoRow({ todo, today, onEdit }: { todo: Todo; today: CivilDate; onEdit(): void }) {
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
      mark={<RecordStatus entity="todo" id={id} />}
      trail={
        <>
          {!done && priority > 0 && (
            <span className={styles.priority} title={`${priorityWords[priority]} priority`}>
              <span aria-hidden="true">{'!'.repeat(priority)}</span>
              <span className="visually-hidden">{priorityWords[priority]} priority</span>
            </span>
          )}
          {list !== '' && <span className={styles.list}>{list}</span>}
          {!done && <DueWords todo={todo} today={today} />}
        </>
      }
      actions={<RowActions title={title} onEdit={onEdit} onDelete={() => remove(todo)} />}
    />
  );
}

/** Nothing for today without a time: the group says it. */
function DueWords({ todo: { due, dueTime }, today }: { todo: Todo; today: CivilDate }) {
  const now = useWallTime();
  if (due === null) return null;
  const time = dueTime === null ? '' : wallTimeWords(`${due}T${dueTime}`);
  const words = [due === today ? '' : dayWords(due, today), time].filter(Boolean).join(', ');
  return words === '' ? null : (
    <span className={isLate({ due, dueTime }, now) ? styles.late : styles.due}>{words}</span>
  );
}
