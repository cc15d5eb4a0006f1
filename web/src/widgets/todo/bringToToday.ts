/** All that is overdue becomes due today: however much it is, one action [CM2]. Fetched when somebody asks for it. */
import type { todo } from '@holdfast/shared/entities/todo';
import { correctedNow } from '../../data/correctedNow.ts';
import { storeOf } from '../../data/DeviceProvider.tsx';
import type { Device } from '../../data/device.ts';
import type { Notices } from '../../ui/Notices.tsx';
import { todayAt } from '../../ui/time/clock.ts';
import { deviceZone } from '../../ui/time/deviceZone.ts';
import type { RecordCommand } from '../commands/recordCommand.ts';
import { writeCommand } from '../commands/writeCommand.ts';
import { wayBack } from '../wayBack.ts';
import { todos } from './definition.ts';
import { dueOn } from './dueOn.ts';
import { groupOf, groupQuery } from './todoGroups.ts';

const toToday: Pick<RecordCommand<typeof todo>, 'said' | 'plan'> = {
  said: 'Due today:',
  plan: (entry, { today }) => (!entry.done && groupOf(entry, today) === 'Overdue' ? dueOn(entry, today) : null),
};

/** Their ids; `limit`: for who need not know of all. */
export async function readOverdue(device: Device, limit?: number): Promise<string[]> {
  const today = todayAt(await correctedNow(device), deviceZone());
  const query = { ...groupQuery('Overdue', today), ...(limit !== undefined && { limit }) };
  return (await storeOf(device, todos.entity).query(query)).map(({ id }) => id);
}

export async function bringToToday(device: Device, { offerUndo, tell }: Notices): Promise<void> {
  const store = storeOf(device, todos.entity);
  const ids = await readOverdue(device);
  if (ids.length === 0) return tell({ ok: true, words: 'Nothing is overdue' });
  const { outcome, words } = await writeCommand(device, { of: todos, store, command: toToday, ids });
  if (outcome.ok && outcome.action !== null) offerUndo(words, () => wayBack(device, outcome));
  else tell(outcome.ok ? { ok: true, words } : outcome);
}
