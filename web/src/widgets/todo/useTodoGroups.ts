/** The open todos in their groups, each read no further than shown, and what was just added wherever it stands. */
import { todo } from '@holdfast/shared/entities/todo';
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { withAdded } from '../../data/justAdded.ts';
import type { Todo } from './definition.ts';
import { type GroupName, groupNames, groupOf, groupQuery, readCounts } from './todoGroups.ts';

export interface TodoGroup {
  name: GroupName;
  rows: Todo[];
  /** How many there are; undefined while that is not known. */
  count: number | undefined;
  /** Those of its rows that were just added. */
  added: readonly string[];
}

/** Undefined until all of them have answered. */
export function useTodoGroups(today: CivilDate, limit: number): TodoGroup[] | undefined {
  return useEntityStore(todo).useReadWithAdded(
    async (store, added) => {
      const counts = await readCounts(store, today);
      const groups: TodoGroup[] = [];
      for (const name of groupNames) {
        const own = added.filter((entry) => !entry.done && groupOf(entry, today) === name);
        const rows = withAdded(await store.query({ ...groupQuery(name, today), limit }), own);
        groups.push({ name, rows, count: counts?.[name], added: own.map(({ id }) => id) });
      }
      return groups;
    },
    [today, limit],
  );
}
