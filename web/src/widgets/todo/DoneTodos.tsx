/** What was done, the last first: folded away, and not read until opened. */
import { todo } from '@holdfast/shared/entities/todo';
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { useState } from 'react';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { Folded } from '../../ui/Folded.tsx';
import { MoreRows } from '../../ui/WidgetCard.tsx';
import type { Todo } from './definition.ts';
import { TodoRow } from './TodoRow.tsx';

const pageSize = 20;

interface DoneTodosProps {
  count: number;
  today: CivilDate;
  onEdit(todo: Todo): void;
}

export function DoneTodos(props: DoneTodosProps) {
  return (
    <Folded name="Done" count={props.count}>
      {() => <DoneList {...props} />}
    </Folded>
  );
}

function DoneList({ count, today, onEdit }: DoneTodosProps) {
  const [limit, setLimit] = useState(pageSize);
  const rows = useEntityStore(todo).useQuery({ by: ['done', 'doneAt'], equals: [true], reverse: true, limit });
  if (rows === undefined) return null;
  return (
    <>
      <ul>
        {rows.map((row) => (
          <TodoRow key={row.id} todo={row} today={today} onEdit={() => onEdit(row)} />
        ))}
      </ul>
      <MoreRows shown={rows.length} total={count} onMore={() => setLimit(limit + pageSize)} />
    </>
  );
}
