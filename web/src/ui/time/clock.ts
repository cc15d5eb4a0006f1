/** The one place of ui and widgets that reads the clock; everything else is handed an instant or a day. */

import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { addWallMinutes, instantToWall, type WallTime } from '@holdfast/shared/values/zonedTime';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { preferences } from '../preferences.ts';
import { deviceZone } from './deviceZone.ts';
import { createWallClock } from './wallClock.ts';

/** The day somebody there would say it is: until the hour a day was set to start at, still the day before. */
export function todayAt(ms: number, zone: string): CivilDate {
  return dayOf(instantToWall(ms, zone));
}

const here = createWallClock({
  now: () => Date.now(),
  zone: deviceZone,
  after(ms, look) {
    const timer = setTimeout(look, ms);
    return () => clearTimeout(timer);
  },
  onReturn,
});

/** The civil day here, as it is at each render: what opens a form after midnight is handed the new day. */
export function useToday(): CivilDate {
  return useSyncExternalStore(here.subscribe, () => dayOf(here.wall()));
}

/** The time on the wall here, to the minute. */
export function useWallTime(): WallTime {
  return useSyncExternalStore(here.subscribe, here.wall);
}

/** The zone of this device, also after a journey. */
export function useZone(): string {
  return useSyncExternalStore(here.subscribe, here.zone);
}

/** Device milliseconds, renewed every `stepMs` and when the page comes back. */
export function useNow(stepMs: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const renew = () => setNow(Date.now());
    const timer = setInterval(renew, stepMs);
    const leave = onReturn(renew);
    return () => {
      clearInterval(timer);
      leave();
    };
  }, [stepMs]);
  return now;
}

function dayOf(wall: WallTime): CivilDate {
  const { dayStart } = preferences.current();
  return (dayStart ? addWallMinutes(wall, -60 * dayStart) : wall).slice(0, 10);
}

/** Seen again, come to the front, taken out of the browser's cache of pages, thawed. */
function onReturn(look: () => void): () => void {
  const ways = [
    [document, 'visibilitychange'],
    [document, 'resume'],
    [window, 'focus'],
    [window, 'pageshow'],
  ] as const;
  for (const [target, event] of ways) target.addEventListener(event, look);
  return () => {
    for (const [target, event] of ways) target.removeEventListener(event, look);
  };
}
