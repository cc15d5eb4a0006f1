/**
 * Whether this browser can make the app one of the device's own, and how. It says so when it sees fit: what it says is
 * kept from the first moment on, and shown when it suits a person.
 */

/** Chromium's own; other browsers have none. */
interface InstallPromptEvent extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

/** `prompt`: it asks by itself once it is told to. `share_menu`: only a person can, by the menu of Safari on a phone. */
export type InstallWay = 'prompt' | 'share_menu' | null;

const listeners = new Set<() => void>();
let held: InstallPromptEvent | null = null;

function keep(event: InstallPromptEvent | null): void {
  held = event;
  for (const listener of listeners) listener();
}

export const installPrompt = {
  /** Once, before the browser has had time to say anything; its own bar stays away. */
  watch() {
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault();
      keep(event as InstallPromptEvent);
    });
    addEventListener('appinstalled', () => keep(null));
  },
  /** Null where it is installed already, or cannot be. */
  way(): InstallWay {
    if (held !== null) return 'prompt';
    // There on iPhones and iPads alone: whether the page was opened from the home screen.
    return (navigator as { standalone?: boolean }).standalone === false ? 'share_menu' : null;
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** The browser asks the person, once an offer. Answers whether they agreed. */
  async ask(): Promise<boolean> {
    const event = held;
    keep(null);
    return event !== null && (await event.prompt()).outcome === 'accepted';
  },
};
