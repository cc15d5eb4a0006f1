/** How a time of day is written, and which one that is. */
import { inDigits } from '@holdfast/shared/values/inDigits';

/** Hour, minutes, and what else says that it is a time: half of the day, or a word. */
export const clock =
  "(\\d{1,2})(?:[:.h](\\d{2}))?(?: ?(?:(am|pm|a\\.m\\.?|p\\.m\\.?)|(uhr|h|o'clock)))?(?!\\d|[:.,]\\d)";
export const to = ' *(?:-|to|until|till|bis|à|a|hasta|and|und|et|y) *';
/** A number of its own, not the end of another one. */
export const start = '(?<![\\p{L}\\p{N}_.,:/#+-])';

export function timeReading(clock: Clock) {
  const time = timeOf(clock);
  return time === null ? null : ({ is: 'time', time, day: null } as const);
}

export interface Clock {
  hour?: string | undefined;
  minutes?: string | undefined;
  /** "am", "p.m." */
  half?: string | undefined;
}

/** `HH:MM`; null for what no clock shows. */
export function timeOf({ hour, minutes = '00', half }: Clock): string | null {
  const shown = Number(hour);
  if (half !== undefined && (shown < 1 || shown > 12)) return null;
  const hours = half === undefined ? shown : (shown % 12) + (/^p/i.test(half) ? 12 : 0);
  return hours < 24 && Number(minutes) < 60 ? `${inDigits(hours, 2)}:${minutes}` : null;
}
