/** Days and times in words. English, with the habits of the device's region. */
import { wordLocale } from '../locale.ts';
import { type CivilDate, daysBetween, daysSince1970 } from './civilDate.ts';
import type { WallTime } from './zonedTime.ts';

const dayMs = 86_400_000;
const nearDays: Readonly<Record<number, string>> = { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' };
const formatters = new Map<string, Intl.DateTimeFormat>();

/** "yesterday", "today", "Friday" within the week ahead, else "Mon 3 Nov", with the year when it is another one. */
export function dayWords(date: CivilDate, today: CivilDate, locale = wordLocale): string {
  const distance = daysBetween(today, date);
  const near = nearDays[distance];
  if (near !== undefined) return near;
  if (distance > 1 && distance < 7) return civilFormat(date, { weekday: 'long' }, locale);
  const year = date.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return civilFormat(date, { weekday: 'short', day: 'numeric', month: 'short', ...year }, locale);
}

/** A civil date by Intl options. */
export function civilFormat(date: CivilDate, options: Intl.DateTimeFormatOptions, locale = wordLocale): string {
  return formatter(locale, { ...options, timeZone: 'UTC' }).format(daysSince1970(date) * dayMs);
}

/** "14:02" or "2:02 PM", from a time on the wall. */
export function wallTimeWords(wall: WallTime, locale = wordLocale): string {
  const [hours = 0, minutes = 0] = wall.slice(11).split(':').map(Number);
  return timeFormatter(locale, 'UTC').format((hours * 60 + minutes) * 60_000);
}

/** A moment as the device's wall shows it, with the day when it is not today. */
export function momentWords(ms: number, nowMs: number, locale = wordLocale): string {
  const day = formatter(locale, { day: 'numeric', month: 'short' });
  const time = timeFormatter(locale).format(ms);
  return day.format(ms) === day.format(nowMs) && Math.abs(nowMs - ms) < 2 * dayMs ? time : `${day.format(ms)}, ${time}`;
}

/** Two digits for the hour where a day has 24 of them, so that times stand under each other. */
function timeFormatter(locale: string, timeZone?: string): Intl.DateTimeFormat {
  const { hour12 } = formatter(locale, { hour: 'numeric' }).resolvedOptions();
  const zone = timeZone === undefined ? {} : { timeZone };
  return formatter(locale, { hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit', ...zone });
}

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}
