/**
 * Between an instant and the time on a wall somewhere, by the zone rules the device carries.
 * A wall time that daylight saving skips means the same clock reading on the old offset (02:30 becomes 03:30);
 * one that happens twice means the first. Zones this device does not know are read as UTC. What is no wall time has
 * no instant (NaN), and an instant outside of the years 0 to 9999 has no wall time ('').
 */
import { civilDate, countDays, daysSince1970 } from './civilDate.ts';
import { timePattern } from './datePatterns.ts';
import { inDigits } from './inDigits.ts';

/** `YYYY-MM-DDTHH:MM`, on the wall of some zone. */
export type WallTime = string;

const minuteMs = 60_000;
const dayMs = 86_400_000;
const clockReading = new RegExp(`^T${timePattern}$`);
/** Before the first zone rule, and the last year of four digits. */
const [firstAskedMs, lastAskedMs] = [countDays(1800, 1, 1) * dayMs, countDays(9999, 1, 1) * dayMs];
const formatters = new Map<string, Intl.DateTimeFormat | null>();

/** The zone of a device. One that cannot name it, or gives a name it does not know itself, has an offset: `+05:30`. */
export function zoneOf(name: string | undefined, offsetMinutes: number): string {
  if (name !== undefined && (fixedOffset(name) !== null || findFormatter(name) !== null)) return name;
  const minutes = Math.abs(offsetMinutes);
  return `${offsetMinutes < 0 ? '-' : '+'}${hands(minutes)}`;
}

export function instantToWall(ms: number, zone: string): WallTime {
  const local = Math.floor((ms + offsetAt(ms, zone)) / minuteMs) * minuteMs;
  const days = Math.floor(local / dayMs);
  const minutes = (local - days * dayMs) / minuteMs;
  const date = civilDate(days);
  return date === '' ? '' : `${date}T${hands(minutes)}`;
}

export function wallToInstant(wall: WallTime, zone: string): number {
  const local = wallAsUtc(wall);
  const before = offsetAt(local - dayMs, zone);
  const after = offsetAt(local + dayMs, zone);
  const fitting = [local - before, local - after].filter((ms) => ms + offsetAt(ms, zone) === local);
  return fitting.length > 0 ? Math.min(...fitting) : local - before;
}

/** The wall of another zone at the instant `wall` stands for. Zones are the same to a person where it shows the same. */
export function moveWall(wall: WallTime, from: string, to: string): WallTime {
  return instantToWall(wallToInstant(wall, from), to);
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
  if (!clockReading.test(wall.slice(10))) return Number.NaN;
  const minutes = Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14));
  return daysSince1970(wall.slice(0, 10)) * dayMs + minutes * minuteMs;
}

/** Local minus UTC, in milliseconds. Zone rules begin in the 19th century, so whatever was before has their first offset. */
function offsetAt(ms: number, zone: string): number {
  if (Number.isNaN(ms)) return 0;
  const formatter = findFormatter(zone);
  if (formatter === null) return fixedOffset(zone) ?? 0;
  const asked = Math.min(Math.max(ms, firstAskedMs), lastAskedMs);
  const part: Record<string, number> = {};
  for (const { type, value } of formatter.formatToParts(asked)) part[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  const local = countDays(year, month, day) * dayMs + ((hour * 60 + minute) * 60 + second) * 1000;
  return local - Math.floor(asked / 1000) * 1000;
}

function fixedOffset(zone: string): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
  return sign === undefined ? null : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minuteMs;
}

/** Null for a zone this device does not know. */
function findFormatter(zone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = makeFormatter(zone);
  formatters.set(zone, made);
  return made;
}

function makeFormatter(timeZone: string): Intl.DateTimeFormat | null {
  const options = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const clock = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { ...options, ...clock, timeZone });
  } catch {
    return null;
  }
}

/** Minutes of a day as its clock shows them. */
function hands(minutes: number): string {
  return `${inDigits(Math.floor(minutes / 60), 2)}:${inDigits(minutes % 60, 2)}`;
}
