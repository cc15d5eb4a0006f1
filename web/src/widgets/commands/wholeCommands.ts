/** What can be done with an entity as a whole, and not with its records: from the file `entityCommands.ts` in its folder. */
import type { Device } from '../../data/device.ts';
import type { Command } from '../../ui/commands/command.ts';
import type { Notices } from '../../ui/Notices.tsx';

export interface EntityPorts {
  device: Device;
  notices: Notices;
}

const found = import.meta.glob<(ports: EntityPorts) => readonly Command[]>('../*/entityCommands.ts', {
  eager: true,
  import: 'entityCommands',
});

export function wholeCommands(ports: EntityPorts): Command[] {
  return Object.values(found).flatMap((commandsOf) => commandsOf(ports));
}
