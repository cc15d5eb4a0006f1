/** Hears change notifications, for tests that wait for what comes next. */
import type { ChangeNotification, NotificationListener } from '../src/notifications/notificationChannel.ts';

export type Heard = 'gap' | 'lost' | readonly ChangeNotification[] | { ended: string };

export interface Ear extends NotificationListener {
  /** The next thing heard, in order; waits for it. */
  next(): Promise<Heard>;
  /** Heard and not taken by `next` yet. */
  heard: Heard[];
}

export function createEar(): Ear {
  const heard: Ear['heard'] = [];
  let wake = () => {};
  const hear = (one: Heard) => {
    heard.push(one);
    wake();
  };
  return {
    heard,
    onNotified: hear,
    onEnded: (userId) => hear({ ended: userId }),
    onGap: () => hear('gap'),
    onLost: () => hear('lost'),
    async next() {
      for (;;) {
        const one = heard.shift();
        if (one !== undefined) return one;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
