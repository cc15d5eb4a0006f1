/** Days and times in words. English, with the habits of the device's region. Any text may come in, and stands for itself. */

import {
  type CivilDate,
  daysBetween,
  daysSince1970,
  firstDay,
  isRealDay,
  lastDay,
} from '@holdfast/shared/values/civilDate';
import { instantToWall, type WallTime, wallMinutesBetween } from '@holdfast/shared/values/zonedTime';
import { wordLocale } from '../locale.ts';
import { deviceZone } from './deviceZone.ts';

const dayMs = 86_400_000;
const nearDays: Readonly<Record<number, string>> = { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' };
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * "yesterday", "today", "Friday" within the week ahead, else "Mon 3 Nov", with the year when it is another one.
 * A day that must be mended says so: "29 Feb 2026 (no such day)", "5 Mar 0026 (check the year)".
 */
export function dayWords(date: CivilDate, today: CivilDate, locale = wordLocale()): string {
  if (!isRealDay(date)) return `${oddDayWords(date, locale)} (no such day)`;
  if (date < firstDay || date > lastDay) return `${oddDayWords(date, locale)} (check the year)`;
  const distance = daysBetween(today, date);
  const near = nearDays[distance];
  if (near !== undefined) return near;
  if (distance > 1 && distance < 7) return civilFormat(date, { weekday: 'long' }, locale);
  const year = date.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return civilFormat(date, { weekday: 'short', day: 'numeric', month: 'short', ...year }, locale);
}

/** Its parts as they were written: a formatter would say another day, or "26" for the year 0026. */
function oddDayWords(date: CivilDate, locale: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  const first = `2000-${month}-01`;
  return isRealDay(first) ? `${Number(day)} ${civilFormat(first, { month: 'short' }, locale)} ${year}` : `“${date}”`;
}

/** A civil date by Intl options. */
export function civilFormat(date: CivilDate, options: Intl.DateTimeFormatOptions, locale = wordLocale()): string {
  const days = daysSince1970(date);
  return Number.isNaN(days) ? date : formatter(locale, { ...options, timeZone: 'UTC' }).format(days * dayMs);
}

/** "14:02" or "2:02 PM", from a time on the wall. The one way a time of day is written anywhere. */
export function wallTimeWords(wall: WallTime, locale = wordLocale()): string {
  const minutes = wallMinutesBetween('1970-01-01T00:00', `1970-01-01T${wall.slice(11)}`);
  if (Number.isNaN(minutes)) return wall;
  // Two digits for the hour where a day has 24 of them, so that times stand under each other.
  const { hour12 } = formatter(locale, { hour: 'numeric' }).resolvedOptions();
  const hour = hour12 ? 'numeric' : '2-digit';
  return formatter(locale, { hour, minute: '2-digit', timeZone: 'UTC' }).format(minutes * 60_000);
}

/** An instant as the device's wall shows it: "14:02" or "2:02 PM". */
export function clockWords(ms: number, locale = wordLocale()): string {
  return wallTimeWords(instantToWall(ms, deviceZone()), locale);
}

/** The same, with the day when it is not today, and its year when it is another one: "3 Nov, 14:02". */
export function instantWords(ms: number, nowMs: number, locale = wordLocale()): string {
  const [wall, now] = [instantToWall(ms, deviceZone()), instantToWall(nowMs, deviceZone())];
  const day = wall.slice(0, 10);
  const time = wallTimeWords(wall, locale);
  if (day === now.slice(0, 10)) return time;
  const year = day.slice(0, 4) === now.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return `${civilFormat(day, { day: 'numeric', month: 'short', ...year }, locale)}, ${time}`;
}

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}
