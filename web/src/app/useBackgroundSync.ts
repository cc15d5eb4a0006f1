/** Asks the browser to say when it has a network, each time work has to wait for one. */
import { useEffect } from 'react';
import { askForBackgroundSync } from '../platform/backgroundSync.ts';
import { useApp } from './AppContext.ts';

export function useBackgroundSync(): void {
  const { device, session, status, unsent } = useApp();
  // With a network the engine has its own times, which a browser that knows nothing of them must not cut short.
  const isStuck = session === 'live' && unsent > 0 && status.problem?.kind === 'offline';
  const database = device.db.name;
  useEffect(() => {
    if (isStuck) askForBackgroundSync(database);
  }, [isStuck, database]);
}
