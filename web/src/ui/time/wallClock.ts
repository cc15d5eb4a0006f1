/**
 * The clock on the wall of whoever sits before the screen. Looked at every minute, and whenever the page comes back to
 * them: a timer set for midnight stands still while the computer sleeps, and knows nothing of a journey.
 */
import { instantToWall, type WallTime } from '@holdfast/shared/values/zonedTime';

export interface WallClockPorts {
  /** Milliseconds since 1970; may jump. */
  now(): number;
  /** May change while the page is open. */
  zone(): string;
  /** Calls `look` once, `ms` later or when the device has woken. Returns what calls it off. */
  after(ms: number, look: () => void): () => void;
  /** Calls `look` each time the page comes back. Returns what ends that. */
  onReturn(look: () => void): () => void;
}

export interface WallClock {
  /** As it is now, whenever the last look was. */
  wall(): WallTime;
  zone(): string;
  /** `look` is called when the wall may show something else. One timer, however many are looking. */
  subscribe(look: () => void): () => void;
}

const minuteMs = 60_000;

export function createWallClock({ now, zone, after, onReturn }: WallClockPorts): WallClock {
  const looking = new Set<() => void>();
  let stop: () => void = () => {};

  const start = () => {
    const lookAll = () => {
      for (const look of looking) look();
    };
    const untilNextMinute = () => minuteMs - (now() % minuteMs);
    const tick = () => {
      cancel = after(untilNextMinute(), tick);
      lookAll();
    };
    let cancel = after(untilNextMinute(), tick);
    const leave = onReturn(lookAll);
    stop = () => {
      cancel();
      leave();
    };
  };

  return {
    wall: () => instantToWall(now(), zone()),
    zone,
    subscribe(look) {
      if (looking.size === 0) start();
      looking.add(look);
      return () => {
        looking.delete(look);
        if (looking.size === 0) stop();
      };
    },
  };
}
