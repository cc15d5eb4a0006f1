/** Commands by keys and from the palette. What one asks, and the sheet of all keys, stand over whatever page one is on. */
import { useEffect, useRef, useState } from 'react';
import { createKeyPresses } from '../features/keys/createKeyPresses.ts';
import { KeySheet } from '../features/keys/KeySheet.tsx';
import { Boundary } from '../ui/Boundary.tsx';
import { takeEarlyKeys } from '../ui/keys/earlyKeys.ts';
import { lazyPart } from '../ui/lazyPart.tsx';
import { useNotices } from '../ui/Notices.tsx';
import { preferences } from '../ui/preferences.ts';
import { onCall } from '../widgets/commands/callFor.ts';
import { useCalls } from '../widgets/commands/useCalls.tsx';
import { useApp } from './AppContext.ts';
import { type CommandPorts, listCommands } from './listCommands.ts';

const CommandPalette = lazyPart(async () => (await import('./CommandPalette.tsx')).CommandPalette);

/** What had the focus before the palette took it: its commands are for that. */
export interface PaletteOrigin {
  element: Element | null;
}

interface CommandKeysProps {
  palette: PaletteOrigin | null;
  onPalette(origin: PaletteOrigin | null): void;
}

export function CommandKeys({ palette, onPalette }: CommandKeysProps) {
  const { device } = useApp();
  const notices = useNotices();
  const { call, dialog } = useCalls();
  const [isSheetOpen, setSheetOpen] = useState(false);
  const ports: CommandPorts = {
    device,
    notices,
    call,
    showKeys: () => setSheetOpen(true),
    showPalette: () => onPalette({ element: document.activeElement }),
  };
  const latest = useRef(ports);
  latest.current = ports;
  useEffect(() => onCall((asked) => void latest.current.call(asked)), []);
  useEffect(() => {
    const press = createKeyPresses({
      list: (target) => listCommands(latest.current, target),
      areSingleOn: () => preferences.current().singleKeys !== 'off',
    });
    const onKey = (event: KeyboardEvent) => void press(event).catch(reportError);
    takeEarlyKeys().forEach(onKey);
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      {dialog}
      {isSheetOpen && <KeySheet commands={listCommands(ports)} onClose={() => setSheetOpen(false)} />}
      <Boundary part="The palette">
        {palette && (
          <CommandPalette list={() => listCommands(ports, palette.element)} onClose={() => onPalette(null)} />
        )}
      </Boundary>
    </>
  );
}
