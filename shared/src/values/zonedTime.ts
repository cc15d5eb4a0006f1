/**
 * Between an instant and the time on a wall somewhere, by the zone rules the device carries.
 * A wall time that daylight saving skips means the same clock reading on the old offset (02:30 becomes 03:30);
 * one that happens twice means the first. Zones this device does not know are read as UTC. What is no wall time has
 * no instant (NaN), and an instant outside of the years 0 to 9999 has no wall time ('').
 */
import { civilDate, daysSince1970 } from './civilDate.ts';
import { timePattern } from './datePatterns.ts';
import { inDigits } from './inDigits.ts';
import { isKnownZone, offsetAt } from './zoneOffset.ts';

/** `YYYY-MM-DDTHH:MM`, on the wall of some zone. */
export type WallTime = string;

const minuteMs = 60_000;
const dayMs = 86_400_000;
const clockReading = new RegExp(`^T${timePattern}$`);

/** The zone of a device. One that cannot name it, or gives a name it does not know itself, has an offset: `+05:30`. */
export function zoneOf(name: string | undefined, offsetMinutes: number): string {
  if (name !== undefined && isKnownZone(name)) return name;
  const minutes = Math.abs(offsetMinutes);
  return `${offsetMinutes < 0 ? '-' : '+'}${hands(minutes)}`;
}

export function instantToWall(ms: number, zone: string): WallTime {
  return wallOfLocal(ms + offsetAt(ms, zone));
}

export function wallToInstant(wall: WallTime, zone: string): number {
  const local = wallAsUtc(wall);
  const before = offsetAt(local - dayMs, zone);
  const after = offsetAt(local + dayMs, zone);
  // On most days nothing changes.
  if (before === after) return local - before;
  const fitting = [local - before, local - after].filter((ms) => ms + offsetAt(ms, zone) === local);
  return fitting.length > 0 ? Math.min(...fitting) : local - before;
}

/** The wall of another zone at the instant `wall` stands for. Zones are the same to a person where it shows the same. */
export function moveWall(wall: WallTime, from: string, to: string): WallTime {
  return instantToWall(wallToInstant(wall, from), to);
}

/** The same hands of the clock, some minutes on; daylight saving plays no part. */
export function addWallMinutes(wall: WallTime, minutes: number): WallTime {
  return wallOfLocal(wallAsUtc(wall) + minutes * minuteMs);
}

/** Minutes from one wall time to another on the same wall. */
export function wallMinutesBetween(from: WallTime, to: WallTime): number {
  return (wallAsUtc(to) - wallAsUtc(from)) / minuteMs;
}

function wallAsUtc(wall: WallTime): number {
  if (!clockReading.test(wall.slice(10))) return Number.NaN;
  const minutes = Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14));
  return daysSince1970(wall.slice(0, 10)) * dayMs + minutes * minuteMs;
}

/** The wall time of what a wall shows, counted in milliseconds as if it were UTC. */
function wallOfLocal(ms: number): WallTime {
  const local = Math.floor(ms / minuteMs) * minuteMs;
  const days = Math.floor(local / dayMs);
  const minutes = (local - days * dayMs) / minuteMs;
  const date = civilDate(days);
  return date === '' ? '' : `${date}T${hands(minutes)}`;
}

/** Minutes of a day as its clock shows them. */
function hands(minutes: number): string {
  return `${inDigits(Math.floor(minutes / 60), 2)}:${inDigits(minutes % 60, 2)}`;
}
