/**
 * How far a zone's wall is from UTC, by the rules the device carries. Intl answers that in some ten microseconds,
 * and a calendar asks tens of thousands of times, so what was asked is remembered: the offset at the beginning of a
 * day (UTC), which holds for the day where the next one begins with the same. No zone has ever moved its clock and
 * moved it back within a day.
 */
import { countDays } from './civilDate.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Before the first zone rule, and the last year of four digits. */
const [firstAskedMs, lastAskedMs] = [countDays(1800, 1, 1) * dayMs, countDays(9999, 1, 1) * dayMs];
/** Days a zone is remembered for: thirty years. One who asks for more begins anew. */
const daysKept = 11_000;

interface Zone {
  formatter: Intl.DateTimeFormat;
  /** By days since 1970: the offset as the day begins in UTC. */
  daily: Map<number, number>;
}

/** Null for a zone this device does not know. */
const zones = new Map<string, Zone | null>();

/** Local minus UTC, in milliseconds. Zones this device does not know are UTC; what is no instant has no offset (0). */
export function offsetAt(ms: number, name: string): number {
  if (Number.isNaN(ms)) return 0;
  const zone = findZone(name);
  if (zone === null) return fixedOffset(name) ?? 0;
  // Zone rules begin in the 19th century, so whatever was before has their first offset.
  const asked = Math.min(Math.max(ms, firstAskedMs), lastAskedMs);
  const day = Math.floor(asked / dayMs);
  const offset = atBegin(zone, day);
  return offset === atBegin(zone, day + 1) ? offset : askOffset(asked, zone.formatter);
}

/** Whether this device can tell the wall of that zone: `Europe/Berlin`, `+05:30`. */
export function isKnownZone(name: string): boolean {
  return fixedOffset(name) !== null || findZone(name) !== null;
}

function atBegin({ daily, formatter }: Zone, day: number): number {
  const known = daily.get(day);
  if (known !== undefined) return known;
  if (daily.size >= daysKept) daily.clear();
  const offset = askOffset(day * dayMs, formatter);
  daily.set(day, offset);
  return offset;
}

function askOffset(ms: number, formatter: Intl.DateTimeFormat): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatter.formatToParts(ms)) part[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  const local = countDays(year, month, day) * dayMs + ((hour * 60 + minute) * 60 + second) * 1000;
  return local - Math.floor(ms / 1000) * 1000;
}

function fixedOffset(name: string): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(name) ?? [];
  return sign === undefined ? null : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minuteMs;
}

function findZone(name: string): Zone | null {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const formatter = makeFormatter(name);
  const zone = formatter && { formatter, daily: new Map<number, number>() };
  zones.set(name, zone);
  return zone;
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
