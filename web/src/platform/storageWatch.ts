/** The watch over this tab's storage, by the browser's timers; tabs hear of each other's long writes by a channel. */
import { createStorageWatch } from '../data/storageWatch.ts';
import { systemTimers } from './clock.ts';

const name = 'holdfast-long-write';

export const storageWatch = createStorageWatch({
  timers: systemTimers,
  busy: {
    // Open for no longer than it takes: a page that could be sent messages is not kept for the back button.
    tell() {
      const channel = new BroadcastChannel(name);
      channel.postMessage(null);
      channel.close();
    },
    listen(heard) {
      const channel = new BroadcastChannel(name);
      channel.onmessage = heard;
      return () => channel.close();
    },
  },
});
