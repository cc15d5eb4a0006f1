/** Moving a row up and down where its list has the order people gave it [OR1]. */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { storeOf } from '../../data/DeviceProvider.tsx';
import type { Device } from '../../data/device.ts';
import { placeRecord, readBeyondGroup } from '../../data/placeRecord.ts';
import { type Step, type StepOutcome, stepRecord } from '../../data/stepRecord.ts';
import type { Command } from '../../ui/commands/command.ts';
import type { Notices } from '../../ui/Notices.tsx';
import { wayBack } from '../wayBack.ts';
import type { Target } from './target.ts';

interface Ports {
  device: Device;
  notices: Notices;
}

/** A held key moves one step after the other. */
let running = Promise.resolve();

export function orderCommands({ row, records }: Target, { device, notices }: Ports): Command[] {
  const by = row?.element.closest<HTMLElement>('[data-ordered]')?.dataset.ordered?.split(' ');
  const move = async (step: -1 | 1) => {
    if (row === null || records === null || by === undefined) return;
    const { of } = records;
    const record = await storeOf(device, of.entity).get(row.id);
    const title = record === undefined ? '' : of.title(record);
    const words = `Moved “${title}” ${step < 0 ? 'up' : 'down'}`;
    const asked = { entity: of.entity, id: row.id, by, step };
    const stepped = await stepRecord(device, asked, words);
    const isBeyond = of.crossesGroups === true && 'atEnd' in stepped;
    const outcome = isBeyond ? await crossGroup(device, asked, words) : stepped;
    if (!outcome.ok) return notices.tell(outcome);
    if ('atEnd' in outcome) {
      return notices.tell({
        ok: true,
        words: `“${title}” is the ${step < 0 ? 'first' : 'last'} that can be moved here`,
      });
    }
    notices.offerUndo(words, () => wayBack(device, outcome));
  };
  const command = (step: -1 | 1, rest: Pick<Command, 'id' | 'name' | 'icon' | 'keys'>): Command => ({
    where: 'Rows',
    repeats: true,
    applies: () => by !== undefined && records?.ids.length === 1,
    act: () => {
      running = running.then(() => move(step)).catch(reportError);
      return running;
    },
    ...rest,
  });
  return [
    command(-1, { id: 'rows.up', name: 'Move up', icon: ArrowUp, keys: ['Alt+ArrowUp'] }),
    command(1, { id: 'rows.down', name: 'Move down', icon: ArrowDown, keys: ['Alt+ArrowDown'] }),
  ];
}

/** Past the end of a group: first in the next one, or last in the one before. */
async function crossGroup<E extends EntityDefinition>(
  device: Device,
  { step, ...asked }: Step<E>,
  words: string,
): Promise<StepOutcome> {
  const beside = await readBeyondGroup(device, { ...asked, step });
  if (beside === undefined) return { ok: true, atEnd: true };
  return placeRecord(device, { ...asked, beside, side: step > 0 ? 'before' : 'after' }, words);
}
