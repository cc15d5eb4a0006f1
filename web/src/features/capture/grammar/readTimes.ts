/** Times of day, from one to another, and how long: "9am", "15:00-16:30", "14h30", "9 Uhr", "for 2 hours". */
import type { CaptureContext } from '../../../widgets/capturePart.ts';
import { clock, start, timeOf, timeReading, to } from './clock.ts';
import { after, before, type LineReader } from './lineReader.ts';

const at = '(?:(?:at|by|from|between|um|ab|von|à|a las|a la|de|desde|alle|الساعة|@) *)';

const range = new RegExp(`${start}${at}?${clock}${to}${clock}${after}`, 'giu');
const single = new RegExp(`${start}${at}?${clock}${after}`, 'giu');
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
  line.scan(single, ([found, hour, minutes, half, sign]) =>
    half !== undefined || says(sign) || (minutes !== undefined && isColon.test(found))
      ? timeReading({ hour, minutes, half })
      : null,
  );
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
  const begin = begins.find((each) => each !== null && end !== null && each < end) ?? begins[1];
  if (!begin || !end || begin === end) return null;
  return begin < end || isColon.test(found) ? ({ is: 'times', start: begin, end, day: null } as const) : null;
}
