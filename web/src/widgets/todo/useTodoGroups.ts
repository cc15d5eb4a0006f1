/** The open todos in the four groups a day is planned by, each read from its index and no further than shown. */
import { todo } from '@holdfast/shared/entities/todo';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { addDays, type CivilDate } from '../../ui/time/civilDate.ts';
import type { Todo } from './todoRecord.ts';

export interface TodoGroup {
  name: 'Overdue' | 'Today' | 'Any time' | 'Upcoming';
  rows: Todo[];
  count: number;
}

/** Undefined until all of them have answered. */
export function useTodoGroups(today: CivilDate, limit: number): TodoGroup[] | undefined {
  const groups = [
    useGroup('Overdue', { from: '0000-01-01', to: addDays(today, -1) }, limit),
    useGroup('Today', { from: today, to: today }, limit),
    useGroup('Any time', { from: null, to: null }, limit),
    useGroup('Upcoming', { from: addDays(today, 1) }, limit),
  ];
  return groups.every((group) => group !== undefined) ? groups : undefined;
}

function useGroup(name: TodoGroup['name'], due: { from: unknown; to?: unknown }, limit: number): TodoGroup | undefined {
  const store = useEntityStore(todo);
  const query = { by: ['done', 'due', 'order'], equals: [false], ...due } as const;
  const rows = store.useQuery({ ...query, limit });
  const count = store.useCount(query);
  return rows === undefined || count === undefined ? undefined : { name, rows, count };
}
