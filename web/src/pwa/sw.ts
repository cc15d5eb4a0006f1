/** Precaches the shell and every chunk, so that a cold start needs no network. Never touches /api and holds no data. */

import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import type { SyncMessage } from '../platform/syncChannel.ts';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

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

// One more trigger of the one engine, which lives in a tab; the tag is the name of the channel it listens on.
self.addEventListener('sync', (event) => {
  const channel = new BroadcastChannel((event as Event & { tag: string }).tag);
  channel.postMessage({ type: 'trigger', trigger: 'online' } satisfies SyncMessage);
  channel.close();
});
