/** The open todos in their groups, each read no further than shown, and what was just added wherever it stands. */
import { todo } from '@holdfast/shared/entities/todo';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { withAdded } from '../../data/justAdded.ts';
import type { CivilDate } from '../../ui/time/civilDate.ts';
import { type GroupName, groupNames, groupOf, groupQuery } from './todoGroups.ts';
import type { Todo } from './todoRecord.ts';

export interface TodoGroup {
  name: GroupName;
  rows: Todo[];
  count: number;
}

/** Undefined until all of them have answered. */
export function useTodoGroups(today: CivilDate, limit: number): TodoGroup[] | undefined {
  const added = useEntityStore(todo).useJustAdded();
  const open = added.filter(({ done }) => !done);
  const groups = [
    useGroup(groupNames[0], today, limit),
    useGroup(groupNames[1], today, limit),
    useGroup(groupNames[2], today, limit),
    useGroup(groupNames[3], today, limit),
  ];
  if (!groups.every((group) => group !== undefined)) return undefined;
  return groups.map(({ name, rows, count }) => ({
    name,
    count,
    rows: withAdded(
      rows,
      open.filter((entry) => groupOf(entry, today) === name),
    ),
  }));
}

function useGroup(name: GroupName, today: CivilDate, limit: number): TodoGroup | undefined {
  const store = useEntityStore(todo);
  const query = groupQuery(name, today);
  const rows = store.useQuery({ ...query, limit });
  const count = store.useCount(query);
  return rows === undefined || count === undefined ? undefined : { name, rows, count };
}
