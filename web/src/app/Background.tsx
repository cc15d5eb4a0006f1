/**
 * What goes on behind the screens: none of it is seen on the first one, so it is fetched after that has been painted.
 * Then all other parts are, so that each opens at once and also when the network has gone.
 */
import { useEffect, useSyncExternalStore } from 'react';
import { keepRollups } from '../data/rollups/keepRollups.ts';
import { Capture } from '../features/capture/Capture.tsx';
import { loadReader } from '../features/capture/loadReader.ts';
import { followPreferences } from '../features/settings/followPreferences.ts';
import { isLabOn, onLabChange } from '../lab/labSwitch.ts';
import { fetchParts, lazyPart } from '../ui/lazyPart.tsx';
import { useNotices } from '../ui/Notices.tsx';
import { dragOrder } from '../widgets/commands/dragOrder.ts';
import { useApp } from './AppContext.ts';
import { CommandKeys, type PaletteOrigin } from './CommandKeys.tsx';
import { loadDemo } from './DemoBar.tsx';
import { Reminders } from './Reminders.tsx';

const LabRibbon = lazyPart(async () => (await import('../lab/labOn.ts')).LabRibbon);

interface BackgroundProps {
  /** The palette is open; it was called for from here. */
  palette: PaletteOrigin | null;
  onPalette(origin: PaletteOrigin | null): void;
  onAccount(): void;
}

export function Background({ palette, onPalette, onAccount }: BackgroundProps) {
  const { device } = useApp();
  const notices = useNotices();
  const isInLab = useSyncExternalStore(onLabChange, isLabOn);
  useEffect(() => followPreferences(device), [device]);
  useEffect(() => keepRollups(device.db), [device]);
  useEffect(() => dragOrder(device, notices), [device, notices]);
  useEffect(warmParts, []);
  return (
    <>
      {isInLab && <LabRibbon />}
      <CommandKeys palette={palette} onPalette={onPalette} />
      <Reminders onAccount={onAccount} />
      <Capture />
    </>
  );
}

function warmParts(): () => void {
  const timer = setTimeout(() => {
    for (const load of [fetchParts, loadDemo, loadReader]) load().catch(() => undefined);
  }, 1500);
  return () => clearTimeout(timer);
}
