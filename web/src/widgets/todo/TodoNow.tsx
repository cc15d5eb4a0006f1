/** "2 overdue", "3 due today". */

import { todo } from '@holdfast/shared/entities/todo';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { PageLink } from '../../ui/page/PageLink.tsx';
import { useToday } from '../../ui/time/clock.ts';
import { readCounts } from './todoGroups.ts';

export function TodoNow() {
  const today = useToday();
  const counts = useEntityStore(todo).useRead((store) => readCounts(store, today), [today]);
  const said = [
    [counts?.Overdue ?? 0, 'overdue'],
    [counts?.Today ?? 0, 'due today'],
  ] as const;
  const words = said.filter(([count]) => count > 0).map(([count, what]) => `${count.toLocaleString()} ${what}`);
  return words.length === 0 ? null : <PageLink href="/todos">{words.join(', ')}</PageLink>;
}
