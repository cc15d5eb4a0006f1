/** "2 overdue", "3 due today". */

import { todo } from '@holdfast/shared/entities/todo';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { PageLink } from '../../ui/page/PageLink.tsx';
import { useToday } from '../../ui/time/clock.ts';
import { groupQuery } from './todoGroups.ts';

export function TodoNow() {
  const store = useEntityStore(todo);
  const today = useToday();
  const said = [
    [store.useCount(groupQuery('Overdue', today)) ?? 0, 'overdue'],
    [store.useCount(groupQuery('Today', today)) ?? 0, 'due today'],
  ] as const;
  const words = said.filter(([count]) => count > 0).map(([count, what]) => `${count.toLocaleString()} ${what}`);
  return words.length === 0 ? null : <PageLink href="/todos">{words.join(', ')}</PageLink>;
}
