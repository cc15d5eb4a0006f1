/**
 * What goes on behind the screens: none of it is seen on the first one, so it is fetched after that has been painted.
 * Then all other parts are, so that each opens at once and also when the network has gone.
 */
import { useEffect } from 'react';
import { keepRollups } from '../data/rollups/keepRollups.ts';
import { loadTakeBack } from '../features/history/useUndoKeys.ts';
import { usePaletteKeys } from '../features/palette/usePaletteKeys.ts';
import { followPreferences } from '../features/settings/followPreferences.ts';
import { fetchParts } from '../ui/lazyPart.tsx';
import { useApp } from './AppContext.ts';
import { loadDemo } from './DemoBar.tsx';
import { Reminders } from './Reminders.tsx';

export function Background({ onAccount, onPalette }: { onAccount(): void; onPalette(): void }) {
  const { device } = useApp();
  usePaletteKeys(onPalette);
  useEffect(() => followPreferences(device), [device]);
  useEffect(() => keepRollups(device.db), [device]);
  useEffect(warmParts, []);
  return <Reminders onAccount={onAccount} />;
}

function warmParts(): () => void {
  const timer = setTimeout(() => {
    for (const load of [fetchParts, loadTakeBack, loadDemo]) load().catch(() => undefined);
  }, 1500);
  return () => clearTimeout(timer);
}
