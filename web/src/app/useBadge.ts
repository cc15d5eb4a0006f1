/** Keeps the number at the app's icon: what needs the person, else todos that are overdue, also past midnight. */
import { todo } from '@holdfast/shared/entities/todo';
import { useEffect } from 'react';
import { useEntityStore } from '../data/DeviceProvider.tsx';
import { showBadge } from '../platform/badge.ts';
import { useToday } from '../ui/time/clock.ts';
import { readCounts } from '../widgets/todo/todoGroups.ts';
import { useApp } from './AppContext.ts';

export function useBadge(): void {
  const { refused } = useApp();
  const today = useToday();
  const counts = useEntityStore(todo).useRead((store) => readCounts(store, today), [today]);
  const overdue = counts?.Overdue;
  useEffect(() => {
    // While todos are counted anew, what was shown before stands.
    if (refused > 0) showBadge(refused);
    else if (overdue !== undefined) showBadge(overdue);
  }, [refused, overdue]);
}
