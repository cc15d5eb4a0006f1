/**
 * The keys of a grid of days, as the grid pattern of the ARIA guide has them: one Tab stop, arrows go by days and where
 * days stand under each other by weeks, Home and End to the ends of the week, Page Up and Page Down by the whole period.
 */
import { addDays, type CivilDate } from '@holdfast/shared/values/civilDate';
import { type KeyboardEvent, type RefObject, useRef } from 'react';
import { flushSync } from 'react-dom';
import { changeQuery } from '../../../ui/page/navigate.ts';
import { firstWeekday } from '../../../ui/time/firstWeekday.ts';
import { type CalendarView, stepDay, weekOf } from '../calendarView.ts';

interface DayKeys {
  /** Of the grid; a day in it is what has `data-day`. */
  grid: RefObject<HTMLTableElement | null>;
  onKeyDown(event: KeyboardEvent): void;
}

export function useDayKeys(view: CalendarView): DayKeys {
  const grid = useRef<HTMLTableElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const from = event.target instanceof HTMLElement ? event.target.dataset.day : undefined;
    if (from === undefined || grid.current === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = dayAfter(event.key, from, view, getComputedStyle(grid.current).direction === 'rtl');
    if (to === null) return;
    event.preventDefault();
    // Drawn and focused within this key: the next one must not find the day before.
    flushSync(() => changeQuery({ day: to }));
    grid.current?.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus();
  };
  return { grid, onKeyDown };
}

/** Where a key leads from a day; null for a key of something else. */
export function dayAfter(key: string, from: CivilDate, view: CalendarView, isReverse: boolean): CivilDate | null {
  const week = weekOf(from, firstWeekday());
  switch (key) {
    case 'ArrowLeft':
      return addDays(from, isReverse ? 1 : -1);
    case 'ArrowRight':
      return addDays(from, isReverse ? -1 : 1);
    case 'ArrowUp':
      return view === 'month' ? addDays(from, -7) : null;
    case 'ArrowDown':
      return view === 'month' ? addDays(from, 7) : null;
    case 'Home':
      return week;
    case 'End':
      return addDays(week, 6);
    case 'PageUp':
      return stepDay(view, from, -1);
    case 'PageDown':
      return stepDay(view, from, 1);
    default:
      return null;
  }
}
