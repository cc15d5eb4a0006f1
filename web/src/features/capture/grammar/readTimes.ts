/** Times of day, from one to another, and how long: "9am", "15:00-16:30", "14h30", "9 Uhr", "at 5", "for 2 hours". */
import { inDigits } from '@holdfast/shared/values/inDigits';
import type { CaptureContext } from '../../../widgets/capturePart.ts';
import { after, before, type LineReader } from './lineReader.ts';

/** Hour, minutes, and what else says that it is a time: half of the day, or a word. */
const clock = "(\\d{1,2})(?:[:.h](\\d{2}))?(?: ?(?:(am|pm|a\\.m\\.?|p\\.m\\.?)|(uhr|h|o'clock)))?(?!\\d|[:.,]\\d)";
const at = '(?:(?:at|by|from|between|um|ab|von|à|a las|a la|de|desde|alle|الساعة|@) *)';
const to = ' *(?:-|to|until|till|bis|à|a|hasta|and|und|et|y) *';
const start = '(?<![\\p{L}\\p{N}_.,:/#+-])';

const range = new RegExp(`${start}${at}?${clock}${to}${clock}${after}`, 'giu');
const single = new RegExp(`${start}(${at}?)${clock}${after}`, 'giu');
const japanese = /(午前|午後)?(\d{1,2})時(?:(\d{1,2})分|(半))?/g;
const named = new RegExp(
  `${before}(?:at +)?(noon|midday|midnight|mittags|mitternachts|midi|minuit|mediodía)${after}`,
  'giu',
);
const noons = new Set(['noon', 'midday', 'mittags', 'midi', 'mediodía']);
const length = new RegExp(
  `${before}(?:for|für|pendant|durante) +(\\d{1,3})(?:[.,](5))? ?(h|hours?|hrs?|stunden?|heures?|horas?|m|min|mins|minutes?|minuten|minutos)${after}`,
  'giu',
);

export function readTimes(line: LineReader, { locale }: CaptureContext): void {
  const says = (sign: string | undefined) => sign !== undefined && (sign !== 'h' || saysHours.test(locale));
  line.scan(range, (match) => readRange(match, says));
  line.scan(length, ([, count, tenths, unit]) => {
    const minutes = /^m/i.test(unit ?? '') ? Number(count) : Number(count) * 60 + (tenths ? 30 : 0);
    return minutes > 0 ? { is: 'length', minutes } : null;
  });
  line.scan(japanese, ([, half, hour, minutes, thirty]) =>
    timeReading({ hour, minutes: thirty ? '30' : minutes?.padStart(2, '0'), half: half === '午後' ? 'pm' : undefined }),
  );
  line.scan(named, ([, word = '']) => timeReading({ hour: noons.has(word.toLowerCase()) ? '12' : '0' }));
  line.scan(single, (match) => readSingle(match, says, line.rest()));
}

/** "8h" is eight o'clock where people write so; elsewhere it is how long. */
const saysHours = /^(?:fr|pt|es|it|ro)/;
const isColon = /\d[:h]\d\d/i;
type Says = (sign: string | undefined) => boolean;

function readRange([found, hour, minutes, half, sign, hour2, minutes2, half2, sign2]: RegExpExecArray, says: Says) {
  if (half === undefined && half2 === undefined && !says(sign) && !says(sign2) && !isColon.test(found)) return null;
  const end = timeOf({ hour: hour2, minutes: minutes2, half: half2 });
  // "11-1pm": both are in the same half of the day, unless that would run backwards.
  const begins = [half ?? half2, half].map((each) => timeOf({ hour, minutes, half: each }));
  const start = begins.find((each) => each !== null && end !== null && each < end) ?? begins[1];
  if (!start || !end || start === end) return null;
  return start < end || isColon.test(found) ? ({ is: 'times', start, end, day: null } as const) : null;
}

/** A number alone is a time only after "at", where nothing follows that it could count. */
function readSingle(
  { 0: found, 1: word = '', 2: hour, 3: minutes, 4: half, 5: sign, index }: RegExpExecArray,
  says: Says,
  rest: string,
) {
  if (half !== undefined || says(sign) || (minutes !== undefined && isColon.test(found)))
    return timeReading({ hour, minutes, half });
  const isFree = /^ *(?:$|[\0,;])/.test(rest.slice(index + found.length));
  if (minutes !== undefined || sign !== undefined || !isFree || !bareAfter.test(word)) return null;
  const isAfternoon = Number(hour) > 0 && Number(hour) < 7;
  return timeReading({ hour, half: isAfternoon ? 'pm' : undefined });
}

const bareAfter = /^(?:at|um|a las?|à|الساعة)/i;

function timeReading(clock: Clock) {
  const time = timeOf(clock);
  return time === null ? null : ({ is: 'time', time, day: null } as const);
}

interface Clock {
  hour?: string | undefined;
  minutes?: string | undefined;
  /** "am", "p.m." */
  half?: string | undefined;
}

/** `HH:MM`; null for what no clock shows. */
function timeOf({ hour, minutes = '00', half }: Clock): string | null {
  const shown = Number(hour);
  if (half !== undefined && (shown < 1 || shown > 12)) return null;
  const hours = half === undefined ? shown : (shown % 12) + (/^p/i.test(half) ? 12 : 0);
  return hours < 24 && Number(minutes) < 60 ? `${inDigits(hours, 2)}:${minutes}` : null;
}
