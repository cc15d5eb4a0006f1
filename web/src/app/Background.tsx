/**
 * What goes on behind the screens: none of it is seen on the first one, so it is fetched after that has been painted.
 * Then all other parts are, so that each opens at once and also when the network has gone.
 */
import { useEffect, useSyncExternalStore } from 'react';
import type { Device } from '../data/device.ts';
import { keepMeterHours } from '../data/meter/meterHours.ts';
import { keepRollups } from '../data/rollups/keepRollups.ts';
import { openReadBack } from '../features/backup/openReadBack.ts';
import { Capture } from '../features/capture/Capture.tsx';
import { loadReader } from '../features/capture/loadReader.ts';
import { sharePath, takeShared } from '../features/capture/takeShared.ts';
import { followPreferences } from '../features/settings/followPreferences.ts';
import { isLabOn, onLabChange } from '../lab/labSwitch.ts';
import { launchedFiles } from '../platform/launchedFiles.ts';
import { fetchParts, lazyPart } from '../ui/lazyPart.tsx';
import { useNotices } from '../ui/Notices.tsx';
import { goTo } from '../ui/page/navigate.ts';
import { dragOrder } from '../widgets/commands/dragOrder.ts';
import { openCapture } from '../widgets/openCapture.ts';
import { useApp } from './AppContext.ts';
import { CommandKeys, type PaletteOrigin } from './CommandKeys.tsx';
import { loadDemo } from './DemoBar.tsx';
import { useCopyTrace } from './lostCopy/useCopyTrace.ts';
import { Reminders } from './Reminders.tsx';
import { useBackgroundSync } from './useBackgroundSync.ts';
import { useBadge } from './useBadge.ts';

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
  useEffect(() => keepMeterHours(device.db, device.now), [device]);
  useEffect(() => void openShared(device).catch(reportError), [device]);
  useEffect(() => dragOrder(device, notices), [device, notices]);
  useEffect(() => launchedFiles.watch(openReadBack), []);
  useEffect(warmParts, []);
  useBackgroundSync();
  useBadge();
  useCopyTrace();
  return (
    <>
      {isInLab && <LabRibbon />}
      <CommandKeys palette={palette} onPalette={onPalette} />
      <Reminders onAccount={onAccount} />
      <Capture />
    </>
  );
}

/** Opens the capture line with what another app shared, if the page was opened for that. */
async function openShared(device: Device): Promise<void> {
  if (location.pathname !== sharePath) return;
  const text = await takeShared(device, new URLSearchParams(location.search));
  // In StrictMode and in a hurry it is asked for twice.
  if (location.pathname !== sharePath) return;
  goTo('/', { replace: true });
  openCapture({ text });
}

function warmParts(): () => void {
  const timer = setTimeout(() => {
    for (const load of [fetchParts, loadDemo, loadReader]) load().catch(() => undefined);
  }, 1500);
  return () => clearTimeout(timer);
}
