/** Keys do commands. What a command asks, and the sheet of all keys, stand over whatever page one is on. */
import { useEffect, useRef, useState } from 'react';
import { createKeyPresses } from '../features/keys/createKeyPresses.ts';
import { KeySheet } from '../features/keys/KeySheet.tsx';
import { takeEarlyKeys } from '../ui/keys/earlyKeys.ts';
import { useNotices } from '../ui/Notices.tsx';
import { preferences } from '../ui/preferences.ts';
import { useCalls } from '../widgets/commands/useCalls.tsx';
import { useApp } from './AppContext.ts';
import { type CommandPorts, listCommands } from './listCommands.ts';

export function CommandKeys() {
  const { device } = useApp();
  const notices = useNotices();
  const { call, dialog } = useCalls();
  const [isSheetOpen, setSheetOpen] = useState(false);
  const ports: CommandPorts = { device, notices, call, showKeys: () => setSheetOpen(true) };
  const latest = useRef(ports);
  latest.current = ports;
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
    </>
  );
}
