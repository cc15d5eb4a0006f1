/** The commands of one entity's records as commands for what one is on: the selected rows, or one. */

import { storeOf } from '../../data/DeviceProvider.tsx';
import type { Device } from '../../data/device.ts';
import type { Command } from '../../ui/commands/command.ts';
import type { WidgetDefinition } from '../widgetDefinition.ts';
import { allCommands } from './allCommands.ts';
import type { Call } from './call.ts';
import { nothingGiven } from './recordCommand.ts';
import type { Target } from './target.ts';

interface Binding {
  device: Device;
  target: Target;
  call(call: Call): unknown;
}

export function bindCommands(of: WidgetDefinition, { device, target: { records, row }, call }: Binding): Command[] {
  const isHere = records?.of.entity === of.entity;
  const ids = isHere ? records.ids : [];
  return allCommands(of).map((command) => ({
    id: command.id,
    where: of.name,
    name: command.name,
    also: command.also,
    icon: command.icon,
    keys: command.keys,
    applies: () => isHere && (command.places.includes('bulk') || (ids.length === 1 && row !== null)),
    async fits() {
      const found = await storeOf(device, of.entity).getAll(ids);
      return found.some((record) => command.ask !== undefined || command.plan(record, nothingGiven) !== null);
    },
    act: () => call({ of, command, ids, ...(records?.onDone && { onDone: records.onDone }) }),
  }));
}
