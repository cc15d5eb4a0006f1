/** What can be done with todos wherever one is. */
import { CalendarCheck } from 'lucide-react';
import type { Command } from '../../ui/commands/command.ts';
import type { EntityPorts } from '../commands/wholeCommands.ts';
import { bringToToday, readOverdue } from './bringToToday.ts';
import { todos } from './definition.ts';

export const entityCommands = ({ device, notices }: EntityPorts): Command[] => [
  {
    id: 'todo.overdueToToday',
    where: todos.name,
    name: 'All overdue to today',
    also: ['reschedule', 'postpone', 'late', 'bring'],
    icon: CalendarCheck,
    fits: async () => (await readOverdue(device, 1)).length > 0,
    act: () => bringToToday(device, notices),
  },
];
