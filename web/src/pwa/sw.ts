/** Precaches the shell and every chunk, so that a cold start needs no network. Answers for nothing under /api and holds no data. */

import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { channelPrefix, type SyncMessage } from '../platform/syncChannel.ts';
import syncOnceScript from './syncOnce.ts?worker&url';

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: (PrecacheEntry | string)[];
  syncOnce(database: string): Promise<void>;
};

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/api\//, /^\/(healthz|readyz|metrics)$/],
  }),
);

// A first visit loses its network too: the open page gets its lazy chunks from the cache at once.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// Only on the person's word: an open form must not lose its code under its feet.
self.addEventListener('message', (event) => {
  if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});

// What a service worker may load later it must have loaded once while it was being installed.
self.addEventListener('install', () => importScripts(syncOnceScript));

// One more trigger: the tag is the name of the channel that whoever syncs listens on.
self.addEventListener('sync', (event) => {
  const { tag } = event as ExtendableEvent & { tag: string };
  (event as ExtendableEvent).waitUntil(passOn(tag));
});

/** A tab has its own times and its own status to show; only where there is none the run is made here. */
async function passOn(channelName: string): Promise<void> {
  const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (tabs.length === 0) {
    importScripts(syncOnceScript);
    return self.syncOnce(channelName.slice(channelPrefix.length));
  }
  const channel = new BroadcastChannel(channelName);
  channel.postMessage({ type: 'trigger', trigger: 'online' } satisfies SyncMessage);
  channel.close();
}
