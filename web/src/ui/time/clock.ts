/** The one place of ui and widgets that reads the clock; everything else is handed a moment or a day. */
import { useEffect, useState } from 'react';
import { addDays, type CivilDate } from './civilDate.ts';
import { deviceZone, instantToWall, wallToInstant } from './zonedTime.ts';

export function todayAt(ms: number, zone: string): CivilDate {
  return instantToWall(ms, zone).slice(0, 10);
}

/** From a moment to the next midnight on the wall of a zone; 23 to 25 hours apart where clocks change. */
export function msToMidnight(ms: number, zone: string): number {
  return wallToInstant(`${addDays(todayAt(ms, zone), 1)}T00:00`, zone) - ms;
}

/** Device milliseconds, renewed every `stepMs` and when the page is looked at again. */
export function useNow(stepMs: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const renew = () => setNow(Date.now());
    const timer = setInterval(renew, stepMs);
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, [stepMs]);
  return now;
}

/** The civil day here. Rolls over at midnight, and when a tab that slept is looked at again. */
export function useToday(): CivilDate {
  const [today, setToday] = useState(() => todayAt(Date.now(), deviceZone()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const renew = () => {
      clearTimeout(timer);
      const now = Date.now();
      setToday(todayAt(now, deviceZone()));
      timer = setTimeout(renew, msToMidnight(now, deviceZone()) + 50);
    };
    renew();
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, []);
  return today;
}
