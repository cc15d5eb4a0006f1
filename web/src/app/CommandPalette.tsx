/** The palette of this app: every command that would do something now, and its settings. */
import { Settings } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Palette } from '../features/palette/Palette.tsx';
import type { PaletteEntry } from '../features/palette/paletteEntry.ts';
import { settingGroups } from '../features/settings/settings.ts';
import { type Command, commandsNow } from '../ui/commands/command.ts';
import { keyWords } from '../ui/keys/keyWords.ts';
import { goTo } from '../ui/page/navigate.ts';

interface CommandPaletteProps {
  /** All commands, for where one was when it was called for. */
  list(): readonly Command[];
  onClose(): void;
}

/** Of no use once a list is open: going from row to row, what needs its key to be said, and the palette itself. */
const isForKeysOnly = ({ id }: Command) => ['rows.next', 'rows.previous', 'links.open', 'palette.open'].includes(id);

export function CommandPalette({ list, onClose }: CommandPaletteProps) {
  const [all] = useState(list);
  const [commands, setCommands] = useState<readonly Command[]>([]);
  useEffect(() => {
    commandsNow(all.filter((command) => !isForKeysOnly(command)))
      .then(setCommands)
      .catch(reportError);
  }, [all]);
  return <Palette entries={[...commands.map(entryOf), ...settingEntries()]} onClose={onClose} />;
}

function entryOf({ id, where, name, also = [], icon, keys = [], act }: Command): PaletteEntry {
  const [first] = keys;
  return {
    id,
    words: name,
    icon: icon ?? Settings,
    also: [where, ...also].join(' '),
    ...(first !== undefined && {
      keys: keyWords(first)
        .map((held) => held.join(' '))
        .join(' '),
    }),
    run: () => void act(),
  };
}

function settingEntries(): PaletteEntry[] {
  return settingGroups()
    .flatMap(({ settings }) => settings)
    .map(({ name, label, choices }) => ({
      ...{ id: `setting ${name}`, words: `Setting: ${label}`, icon: Settings },
      also: (choices ?? []).map(({ words }) => words).join(' '),
      run: () => goTo('/settings'),
    }));
}
