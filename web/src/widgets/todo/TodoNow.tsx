/** "2 overdue", "3 due today". */

import { PageLink } from '../../ui/page/PageLink.tsx';
import { useToday } from '../../ui/time/clock.ts';
import { useTodoGroups } from './useTodoGroups.ts';

export function TodoNow() {
  const today = useToday();
  const groups = useTodoGroups(today, 0) ?? [];
  const countOf = (name: string) => groups.find((group) => group.name === name)?.count ?? 0;
  const said = [
    [countOf('Overdue'), 'overdue'],
    [countOf('Today'), 'due today'],
  ] as const;
  const words = said.filter(([count]) => count > 0).map(([count, what]) => `${count.toLocaleString()} ${what}`);
  return words.length === 0 ? null : <PageLink href="/todos">{words.join(', ')}</PageLink>;
}
