/** What a typed day or time comes to. Date fields leave out what no calendar has, but not every text comes from a date field. */
import { type CivilDate, firstDay, isRealDay, isWritableDay, lastDay } from '@holdfast/shared/values/civilDate';
import { timePattern } from '@holdfast/shared/values/datePatterns';
import type { WallTime } from '@holdfast/shared/values/zonedTime';
import { civilFormat } from './dateWords.ts';

export type Read<T> = ({ ok: true } & T) | { ok: false; message: string };

export function readDay(text: string): Read<{ day: CivilDate }> {
  const message = dayTrouble(text);
  return message === null ? { ok: true, day: text } : { ok: false, message };
}

const typedTime = new RegExp(`^(${timePattern})(?::00(?:\\.0+)?)?$`);

/** `HH:MM`. Time fields may add the seconds, all of them zero. */
export function readTime(text: string): Read<{ time: string }> {
  const [, time] = typedTime.exec(text) ?? [];
  return time === undefined ? { ok: false, message: 'A time like 09:30' } : { ok: true, time };
}

/** A day and a time, on the wall of some zone. */
export function readWall(text: string): Read<{ wall: WallTime }> {
  const [date = '', clock = ''] = text.split('T', 2);
  const [day, time] = [readDay(date), readTime(clock)];
  if (!day.ok) return day;
  return time.ok ? { ok: true, wall: `${day.day}T${time.time}` } : time;
}

/** Why a text cannot be stored as a day, for the person who typed it; null where it can. */
export function dayTrouble(text: string): string | null {
  if (isWritableDay(text)) return null;
  const [, year, month, day] = /^(\d{4,})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined) return `A date like ${exampleDay}`;
  if (year.length > 4 || text < firstDay || text > lastDay) return 'A year from 1900 to 2999';
  const name = monthName(`${month}`);
  return name === '' ? `A date like ${exampleDay}` : `There is no ${Number(day)} ${name} ${year}`;
}

const exampleDay: CivilDate = '2026-11-24';

function monthName(month: string): string {
  const first = `2000-${month}-01`;
  return isRealDay(first) ? civilFormat(first, { month: 'long' }) : '';
}
