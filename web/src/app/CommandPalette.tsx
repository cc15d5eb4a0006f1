/** What the palette of this app can do, put together: its pages, what can be added, what was done last, its settings. */
import { Plus, Redo2, Settings, Undo2 } from 'lucide-react';
import { takeBackLast } from '../features/history/takeBack.ts';
import { Palette } from '../features/palette/Palette.tsx';
import type { PaletteEntry } from '../features/palette/paletteEntry.ts';
import { settingGroups } from '../features/settings/settings.ts';
import { type Notices, useNotices } from '../ui/Notices.tsx';
import { goTo } from '../ui/page/navigate.ts';
import { allWidgets } from '../widgets/allWidgets.ts';
import { addRecord } from '../widgets/openRecord.ts';
import { useApp } from './AppContext.ts';
import { mainPages, sidePages } from './pages.ts';

export function CommandPalette({ onClose }: { onClose(): void }) {
  const { device } = useApp();
  const notices = useNotices();
  return (
    <Palette
      entries={[...pageEntries(), ...addEntries(), ...undoEntries(device, notices), ...settingEntries()]}
      onClose={onClose}
    />
  );
}

function pageEntries(): PaletteEntry[] {
  return [...mainPages, ...sidePages].map(({ path, name, icon }) => ({
    ...{ id: `page ${path}`, words: name, icon, also: 'go to page open' },
    run: () => goTo(path),
  }));
}

function addEntries(): PaletteEntry[] {
  return allWidgets.map(({ entity, words }) => ({
    ...{ id: `add ${entity.name}`, words: `Add ${words[0]}`, icon: Plus, also: 'new create' },
    run: () => addRecord(entity.name),
  }));
}

function undoEntries(device: ReturnType<typeof useApp>['device'], notices: Notices): PaletteEntry[] {
  const takeBack = (again: boolean) => () => void takeBackLast(device, again, notices).catch(reportError);
  return [
    { id: 'undo', words: 'Undo', icon: Undo2, also: 'take back', keys: 'Ctrl Z', run: takeBack(false) },
    { id: 'redo', words: 'Redo', icon: Redo2, also: 'do again', keys: 'Ctrl Shift Z', run: takeBack(true) },
  ];
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
