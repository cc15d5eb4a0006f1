/** What there is to do: overdue, today, any time, later. As much as a glance takes in. */
import { todo } from '@holdfast/shared/entities/todo';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { useToday } from '../../ui/time/clock.ts';
import { CardGroup } from '../../ui/WidgetCard.tsx';
import { EmptyNote } from '../EmptyNote.tsx';
import { EntityCard } from '../EntityCard.tsx';
import { todos } from './definition.ts';
import { NewTodo } from './NewTodo.tsx';
import { OverdueToToday } from './OverdueToToday.tsx';
import { TodoRow } from './TodoRow.tsx';
import { capGroups, todoIndex } from './todoGroups.ts';
import { useTodoGroups } from './useTodoGroups.ts';

const shownRows = 7;

export function TodoCard() {
  const store = useEntityStore(todo);
  const today = useToday();
  const all = useTodoGroups(today, shownRows);
  // One is enough to say so.
  const done = store.useQuery({ by: ['done', 'doneAt'], equals: [true], limit: 1 });

  const open = all?.reduce((sum, { count = 0 }) => sum + count, 0) ?? 0;
  const isEmpty = all?.every(({ rows }) => rows.length === 0);
  const groups = capGroups(all ?? [], shownRows);
  return (
    <EntityCard
      of={todos}
      rows={groups.flatMap(({ rows }) => rows)}
      ordered={todoIndex}
      isReady={all !== undefined && done !== undefined}
      aside={open > 0 && `${open.toLocaleString()} open`}
      top={<NewTodo />}
      all={open > 0 ? `All ${open.toLocaleString()}` : 'All todos'}
      query={isEmpty ? '?view=done' : '?view=all'}
    >
      {isEmpty && (
        <EmptyNote of={todos} example={done?.length ? null : 'Call the roaster tomorrow 9:00 !2'}>
          {done?.length
            ? 'All done. What comes next goes in the line above.'
            : 'Write what must not be forgotten, press Enter.'}
        </EmptyNote>
      )}
      {groups.map(({ name, rows, count }) => (
        <CardGroup
          key={name}
          name={name}
          count={count}
          {...(name === 'Overdue' && { tone: 'late', tool: <OverdueToToday /> })}
        >
          <ul>
            {rows.map((row) => (
              <TodoRow key={row.id} todo={row} today={today} />
            ))}
          </ul>
        </CardGroup>
      ))}
    </EntityCard>
  );
}
