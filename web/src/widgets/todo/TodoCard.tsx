/** What there is to do: overdue, today, any time, later, and what was done last. */
import { todo } from '@holdfast/shared/entities/todo';
import { useState } from 'react';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { useToday } from '../../ui/time/clock.ts';
import { CardGroup, EmptyNote, MoreRows } from '../../ui/WidgetCard.tsx';
import { EntityCard } from '../EntityCard.tsx';
import { DoneTodos } from './DoneTodos.tsx';
import { todos } from './definition.ts';
import { TodoForm } from './form.ts';
import { NewTodo } from './NewTodo.tsx';
import { TodoRow } from './TodoRow.tsx';
import { useTodoGroups } from './useTodoGroups.ts';

const pageSize = 50;

export function TodoCard() {
  const store = useEntityStore(todo);
  const today = useToday();
  const [limit, setLimit] = useState(pageSize);
  const groups = useTodoGroups(today, limit);
  const done = store.useCount({ by: ['done', 'doneAt'], equals: [true] });

  const open = groups?.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return (
    <EntityCard
      of={todos}
      Form={TodoForm}
      isReady={groups !== undefined && done !== undefined}
      aside={open > 0 && `${open} open`}
      top={<NewTodo />}
    >
      {(edit) => (
        <>
          {groups !== undefined && open === 0 && (
            <EmptyNote example="Call the roaster about Friday">
              {done
                ? 'All done. What comes next goes in the line above.'
                : 'Write what must not be forgotten, press Enter.'}
            </EmptyNote>
          )}
          {groups?.map(
            ({ name, rows, count }) =>
              count > 0 && (
                <CardGroup key={name} name={name} count={count} {...(name === 'Overdue' && { tone: 'late' })}>
                  <ul>
                    {rows.map((row) => (
                      <TodoRow key={row.id} todo={row} today={today} onEdit={() => edit(row)} />
                    ))}
                  </ul>
                  <MoreRows shown={rows.length} total={count} onMore={() => setLimit(limit + pageSize)} />
                </CardGroup>
              ),
          )}
          {done !== undefined && done > 0 && <DoneTodos count={done} today={today} onEdit={edit} />}
        </>
      )}
    </EntityCard>
  );
}
