/** The sync client of the open device, and what becomes of both when the page sleeps or a newer version takes over. */
import { useEffect, useState } from 'react';
import type { Device } from '../data/device.ts';
import { onOvertaken } from '../data/giveWay.ts';
import { systemClock, systemTimers } from '../platform/clock.ts';
import { watchPageLifecycle } from '../platform/pageLifecycle.ts';
import { appUpdate } from '../pwa/appUpdate.ts';
import { firstScreen } from '../ui/firstScreen.ts';
import { createLateSyncClient } from './lateSyncClient.ts';
import type { SyncClient } from './syncClient.ts';

/** Null until there is one; of no device there is none. */
export function useSyncClient(device: Device | null): SyncClient | null {
  const [client, setClient] = useState<SyncClient | null>(null);
  useEffect(() => {
    if (device === null) return;
    const made = createLateSyncClient({
      load: () => loadClient(device.db.name),
      timers: systemTimers,
      now: systemClock.now,
    });
    const stopListening = onOvertaken(device.db, () => {
      made.retire();
      appUpdate.overtake();
    });
    const closing = new AbortController();
    // A page that sleeps cannot give way to an upgrade: it opens the database again when it wakes.
    const closeForNow = () => device.db.close({ disableAutoOpen: false });
    watchPageLifecycle({ onSleep: closeForNow, onWake: () => {}, signal: closing.signal });
    setClient(made);
    return () => {
      closing.abort();
      stopListening();
      made.close();
    };
  }, [device]);
  return client;
}

async function loadClient(database: string): Promise<() => SyncClient> {
  await firstScreen;
  const { createSyncClient } = await import('./syncClient.ts');
  return () => createSyncClient(database);
}
