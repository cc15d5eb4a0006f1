/** Taking back the last thing done here, and doing it again [HI3]. */
import { Redo2, Undo2 } from 'lucide-react';
import type { Device } from '../../data/device.ts';
import type { Command } from '../../ui/commands/command.ts';
import type { Notices } from '../../ui/Notices.tsx';
import { takeBackLast } from './takeBack.ts';

/** A held key takes back one after the other. */
let running = Promise.resolve();

export function undoCommands(device: Device, notices: Notices): Command[] {
  const act = (again: boolean) => () => {
    running = running.then(() => takeBackLast(device, again, notices)).catch(reportError);
    return running;
  };
  const where = 'Everywhere';
  return [
    { id: 'history.undo', where, name: 'Undo', icon: Undo2, keys: ['Mod+z'], repeats: true, act: act(false) },
    {
      id: 'history.redo',
      where,
      name: 'Do again',
      also: ['redo'],
      icon: Redo2,
      keys: ['Mod+Shift+z', 'Mod+y'],
      repeats: true,
      act: act(true),
    },
  ];
}
