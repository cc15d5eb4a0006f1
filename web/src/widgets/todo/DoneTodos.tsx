/** The last twenty that were done, folded away and not read until opened. */
import { todo } from '@holdfast/shared/entities/todo';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { Folded } from '../../ui/Folded.tsx';
import type { CivilDate } from '../../ui/time/civilDate.ts';
import { TodoRow } from './TodoRow.tsx';
import type { Todo } from './todoRecord.ts';

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

function DoneList({ today, onEdit }: DoneTodosProps) {
  const rows = useEntityStore(todo).useQuery({ by: ['done', 'doneAt'], equals: [true], reverse: true, limit: 20 });
  return (
    <ul>
      {rows?.map((row) => (
        <TodoRow key={row.id} todo={row} today={today} onEdit={() => onEdit(row)} />
      ))}
    </ul>
  );
}
