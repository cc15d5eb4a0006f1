/**
 * Between a moment and the time on a wall somewhere, by the zone rules the browser carries.
 * A wall time that daylight saving skips means the same clock reading on the old offset (02:30 becomes 03:30);
 * one that happens twice means the first. Zones this device does not know are read as UTC.
 */
import { civilDate, daysSince1970 } from './civilDate.ts';

/** `YYYY-MM-DDTHH:MM`, on the wall of some zone. */
export type WallTime = string;

const minuteMs = 60_000;
const dayMs = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The zone of this device, asked anew each time: people travel with open tabs. */
export function deviceZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function instantToWall(ms: number, zone: string): WallTime {
  const local = Math.floor((ms + offsetAt(ms, zone)) / minuteMs) * minuteMs;
  const days = Math.floor(local / dayMs);
  const minutes = (local - days * dayMs) / minuteMs;
  return `${civilDate(days)}T${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

export function wallToInstant(wall: WallTime, zone: string): number {
  const local = wallAsUtc(wall);
  const before = offsetAt(local - dayMs, zone);
  const after = offsetAt(local + dayMs, zone);
  const fitting = [local - before, local - after].filter((ms) => ms + offsetAt(ms, zone) === local);
  return fitting.length > 0 ? Math.min(...fitting) : local - before;
}

/** The same hands of the clock, some minutes on; daylight saving plays no part. */
export function addWallMinutes(wall: WallTime, minutes: number): WallTime {
  return instantToWall(wallAsUtc(wall) + minutes * minuteMs, 'UTC');
}

/** Minutes from one wall time to another on the same wall. */
export function wallMinutesBetween(from: WallTime, to: WallTime): number {
  return (wallAsUtc(to) - wallAsUtc(from)) / minuteMs;
}

function wallAsUtc(wall: WallTime): number {
  const [hours = 0, minutes = 0] = wall.slice(11).split(':').map(Number);
  return daysSince1970(wall.slice(0, 10)) * dayMs + (hours * 60 + minutes) * minuteMs;
}

/** Local minus UTC, in milliseconds. */
function offsetAt(ms: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatterFor(zone).formatToParts(ms)) part[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const options = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const clock = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
  const make = (timeZone: string) => new Intl.DateTimeFormat('en-US', { ...options, ...clock, timeZone });
  let made: Intl.DateTimeFormat;
  try {
    made = make(zone);
  } catch {
    made = make('UTC');
  }
  formatters.set(zone, made);
  return made;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
