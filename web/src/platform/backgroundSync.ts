/** One more trigger, where the browser has it: it says when it has a network again, also to tabs nobody looks at. */
import { channelPrefix } from './syncChannel.ts';

interface WithSync extends ServiceWorkerRegistration {
  sync?: { register(tag: string): Promise<void> };
}

/** The service worker hears of it once, and passes it on to whoever syncs this database. */
export function askForBackgroundSync(database: string): void {
  navigator.serviceWorker?.ready
    .then((registration: WithSync) => registration.sync?.register(channelPrefix + database))
    // Not every browser has it, and a person may have switched it off.
    .catch(() => undefined);
}
