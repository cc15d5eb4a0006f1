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
    {
      async read(store) {
        const [counts, ...lists] = await Promise.all([
          readCounts(store, today),
          ...groupNames.map((name) => store.query({ ...groupQuery(name, today), limit })),
        ]);
        return { counts, lists };
      },
      combine: ({ counts, lists }, added, unread) =>
        groupNames.map((name, at): TodoGroup => {
          const isOwn = (entry: Todo) => !entry.done && groupOf(entry, today) === name;
          const own = added.filter(isOwn);
          const rows = withAdded(lists[at] ?? [], own);
          const count = counts === null ? undefined : counts[name] + unread.filter(isOwn).length;
          return { name, rows, count, added: own.map(({ id }) => id) };
        }),
    },
    [today, limit],
  );
}
