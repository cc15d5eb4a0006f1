/** What can be done with events, one or many. */
import type { event } from '@holdfast/shared/entities/event';
import { daysBetween } from '@holdfast/shared/values/civilDate';
import { addWallMinutes } from '@holdfast/shared/values/zonedTime';
import { CalendarClock } from 'lucide-react';
import { dayWords } from '../../ui/time/dateWords.ts';
import type { RecordCommand } from '../commands/recordCommand.ts';

const dayMinutes = 24 * 60;

const setDate: RecordCommand<typeof event> = {
  id: 'event.date',
  name: 'Date',
  also: ['day', 'move', 'postpone'],
  icon: CalendarClock,
  keys: ['t'],
  places: ['bulk'],
  ask: { kind: 'day', label: 'Start' },
  said: (day, today) => `Put on ${dayWords(day, today)}:`,
  /** At the same time of day, and as long as before. */
  plan({ start, end }, { value }) {
    const days = daysBetween(start.slice(0, 10), value);
    if (days === 0 || Number.isNaN(days)) return null;
    return { start: addWallMinutes(start, days * dayMinutes), end: addWallMinutes(end, days * dayMinutes) };
  },
};

export const moreCommands = [setDate];
