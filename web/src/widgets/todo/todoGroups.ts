/** The groups a day is planned by: which of them an open todo stands in, and how each is read from its index. */
import type { todo } from '@holdfast/shared/entities/todo';
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import type { WallTime } from '@holdfast/shared/values/zonedTime';
import type { EntityStore } from '../../data/entityStore.ts';
import type { Query } from '../../data/queryRange.ts';
import type { RollupEntry } from '../../data/rollups/readRollup.ts';
import type { Todo } from './definition.ts';

export const groupNames = ['Overdue', 'Today', 'Any time', 'Upcoming'] as const;
export type GroupName = (typeof groupNames)[number];

/** Text order is day order, also of days no month has: every day is before today, today, or after it. */
export function groupOf({ due }: Pick<Todo, 'due'>, today: CivilDate): GroupName {
  if (due === null) return 'Any time';
  if (due === today) return 'Today';
  return due < today ? 'Overdue' : 'Upcoming';
}

/** What the groups are in the order of. */
export const todoIndex = ['done', 'due', 'dueTime', 'order'] as const;

/** By day, then by time, then as they were put: what has no time comes after what has one. */
export function groupQuery(name: GroupName, today: CivilDate): Query<typeof todo> {
  const bounds = {
    Overdue: { after: null, before: today },
    Today: { from: today, to: today },
    'Any time': { from: null, to: null },
    Upcoming: { after: today },
  };
  return { by: todoIndex, equals: [false], ...bounds[name] };
}

/** How many open todos a group has, by what is counted of their months and of the days of this one. */
export function countGroups(
  months: readonly RollupEntry[],
  days: readonly RollupEntry[],
  today: CivilDate,
): Record<GroupName, number> {
  const counts = { Overdue: 0, Today: 0, 'Any time': 0, Upcoming: 0 };
  const add = ({ key: [due], count }: RollupEntry) => {
    counts[groupOf({ due: due === '' ? null : String(due) }, today)] += count;
  };
  months.filter(({ key }) => key[0] !== today.slice(0, 7)).forEach(add);
  days.forEach(add);
  return counts;
}

/** Null while they are not known. */
export async function readCounts(
  { rollup }: Pick<EntityStore<typeof todo>, 'rollup'>,
  today: CivilDate,
): Promise<Record<GroupName, number> | null> {
  const month = today.slice(0, 7);
  const [months, days] = await Promise.all([rollup('dueMonth'), rollup('due', { from: month, to: `${month}-99` })]);
  return months && days && countGroups(months, days, today);
}

/** A todo for 09:30 is late at 09:31; one for a day is, when the day is over. */
export function isLate({ due, dueTime }: Pick<Todo, 'due' | 'dueTime'>, now: WallTime): boolean {
  if (due === null) return false;
  return due < now.slice(0, 10) || (dueTime !== null && `${due}T${dueTime}` < now);
}

/** As many rows of all groups as are shown, in order, and what was just added wherever it stands. */
export function capGroups<G extends { rows: readonly { id: string }[]; added: readonly string[] }>(
  groups: readonly G[],
  shown: number,
): G[] {
  let left = shown;
  return groups.flatMap((group) => {
    const rows = group.rows.filter(({ id }, at) => at < left || group.added.includes(id));
    left = Math.max(0, left - rows.length);
    return rows.length === 0 ? [] : [{ ...group, rows }];
  });
}
