/** Installs the service worker and tells when a new version waits. It takes over only on the person's word. */
import type { Workbox } from 'workbox-window';

/** `overtaken`: a newer version in another tab has upgraded the database; this one no longer syncs. */
export type UpdateState = 'none' | 'ready' | 'overtaken';

const listeners = new Set<() => void>();
let state: UpdateState = 'none';
let asked = false;
let workbox: Workbox | null = null;

/** How often a tab that stays open asks for a new version. */
const checkEveryMs = 60 * 60 * 1000;

export const appUpdate = {
  state: () => state,
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Reloads into the new version. Records are in IndexedDB and stay where they are. */
  apply() {
    asked = true;
    if (workbox === null) location.reload();
    else workbox.messageSkipWaiting();
  },
  /** A newer version has opened the database: a reload is all that is needed, unless a new worker waits as well. */
  overtake() {
    if (state === 'none') workbox = null;
    announce('overtaken');
  },
  /** The code for it is fetched here: whoever calls this does so after the first screen. */
  async register() {
    if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
    const { Workbox } = await import('workbox-window');
    const registering = new Workbox('/sw.js');
    if (state !== 'overtaken') workbox = registering;
    registering.addEventListener('waiting', () => announce('ready'));
    registering.addEventListener('controlling', ({ isUpdate, isExternal }) => {
      if (asked) location.reload();
      // Another tab said yes: this one still runs the old version, so it offers the reload itself.
      else if (isUpdate || isExternal) {
        workbox = null;
        announce('ready');
      }
    });
    const registered = registering.register().catch((error: unknown) => console.warn('no offline start', error));
    setInterval(() => void registered.then(() => workbox?.update()).catch(() => {}), checkEveryMs);
  },
};

function announce(next: Exclude<UpdateState, 'none'>): void {
  if (state !== 'overtaken') state = next;
  for (const listener of listeners) listener();
}
