import { useEffect, useState } from 'react';
import { openSyncChannel } from '../platform/syncChannel.ts';
import type { SyncStatus } from '../sync/status.ts';

/** What the sync worker of this device says of itself, in whatever tab it runs; null until it has said something. */
export function useSyncStatus(database: string): SyncStatus | null {
  const [status, setStatus] = useState<SyncStatus | null>(null);
  useEffect(() => {
    const channel = openSyncChannel(database, (message) => {
      if (message.type === 'status') setStatus(message.status);
    });
    channel.post({ type: 'hello' });
    return () => channel.close();
  }, [database]);
  return status;
}
