/** The sync client of the open device, and what becomes of both when the page sleeps or a newer version takes over. */
import { useEffect, useState } from 'react';
import type { Device } from '../data/device.ts';
import { onOvertaken } from '../data/giveWay.ts';
import { watchPageLife } from '../platform/pageLife.ts';
import { appUpdate } from '../pwa/appUpdate.ts';
import { createSyncClient, type SyncClient } from './syncClient.ts';

export function useSyncClient(device: Device): SyncClient | null {
  const [client, setClient] = useState<SyncClient | null>(null);
  useEffect(() => {
    const made = createSyncClient(device.db.name);
    const stopListening = onOvertaken(device.db, () => {
      made.retire();
      appUpdate.overtake();
    });
    const life = new AbortController();
    // A page that sleeps cannot give way to an upgrade: it opens the database again when it wakes.
    const closeForNow = () => device.db.close({ disableAutoOpen: false });
    watchPageLife({ onSleep: closeForNow, onWake: () => {}, signal: life.signal });
    setClient(made);
    return () => {
      life.abort();
      stopListening();
      made.close();
    };
  }, [device]);
  return client;
}
