/**
 * Every command there is, each from the room that owns it, for where one is now: keys, their sheet and whatever else
 * lists commands are made from this one table [CM1].
 */
import { Download, Keyboard, Plus, Search } from 'lucide-react';
import type { Device } from '../data/device.ts';
import { backupCommands } from '../features/backup/backupCommands.ts';
import { captureCommand } from '../features/capture/captureCommand.ts';
import { undoCommands } from '../features/history/undoCommands.ts';
import { installPrompt } from '../pwa/installPrompt.ts';
import type { Command } from '../ui/commands/command.ts';
import { holdTyping } from '../ui/keys/typedAhead.ts';
import type { Notices } from '../ui/Notices.tsx';
import { goTo } from '../ui/page/navigate.ts';
import { allWidgets } from '../widgets/allWidgets.ts';
import { bindCommands } from '../widgets/commands/bindCommands.ts';
import type { Call } from '../widgets/commands/call.ts';
import { orderCommands } from '../widgets/commands/orderCommands.ts';
import { rowCommands } from '../widgets/commands/rowCommands.ts';
import { targetAt } from '../widgets/commands/target.ts';
import { wholeCommands } from '../widgets/commands/wholeCommands.ts';
import { addRecord } from '../widgets/openRecord.ts';
import { mainPages, sidePages } from './pages.ts';

export interface CommandPorts {
  device: Device;
  notices: Notices;
  /** Does a command to records, and asks first where that is needed. */
  call(call: Call): unknown;
  showKeys(): void;
  showPalette(): void;
}

/** `origin`: what has the focus, or was pressed. */
export function listCommands(ports: CommandPorts, origin: EventTarget | null = document.activeElement): Command[] {
  const target = targetAt(origin);
  const { device, notices, call, showKeys, showPalette } = ports;
  return [
    ...goCommands(),
    ...rowCommands(target),
    ...orderCommands(target, { device, notices }),
    ...allWidgets.flatMap((widget) => bindCommands(widget, { device, target, call })),
    ...wholeCommands({ device, notices }),
    captureCommand,
    ...addCommands(),
    ...undoCommands(device, notices),
    ...backupCommands(device),
    {
      id: 'page.search',
      where: everywhere,
      name: 'Search this page',
      also: ['filter', 'find'],
      icon: Search,
      keys: ['/'],
      applies: () => searchField() !== null,
      act: () => searchField()?.select(),
    },
    {
      id: 'palette.open',
      where: everywhere,
      name: 'Search everything, or say what to do',
      icon: Search,
      keys: ['Mod+k'],
      inText: true,
      act() {
        holdTyping(performance.now());
        showPalette();
      },
    },
    {
      id: 'app.install',
      where: everywhere,
      name: 'Install Holdfast',
      also: ['app', 'home screen'],
      icon: Download,
      applies: () => installPrompt.way() === 'prompt',
      act: installPrompt.ask,
    },
    {
      id: 'keys.show',
      where: everywhere,
      name: 'Keys',
      also: ['shortcuts', 'help'],
      icon: Keyboard,
      keys: ['?'],
      act: showKeys,
    },
  ];
}

const everywhere = 'Everywhere';

const searchField = () => document.querySelector<HTMLInputElement>('main input[type="search"]');

/** After `g` comes the first letter of a page's name that none before it has. */
function goCommands(): Command[] {
  const taken = new Set<string>();
  return [...mainPages, ...sidePages()].map(({ path, name, icon }) => {
    const letter = [...name.toLowerCase()].find((each) => /[a-z]/.test(each) && !taken.has(each));
    if (letter !== undefined) taken.add(letter);
    return {
      id: `go.${path}`,
      where: 'Go to',
      name,
      also: ['go to', 'page'],
      icon,
      keys: letter === undefined ? [] : [`g ${letter}`],
      act: () => goTo(path),
    };
  });
}

function addCommands(): Command[] {
  return allWidgets.map(({ entity, words: [one] }) => ({
    id: `${entity.name}.add`,
    where: 'Add',
    name: `Add ${one}`,
    also: ['new', 'create'],
    icon: Plus,
    act: () => addRecord(entity.name),
  }));
}
