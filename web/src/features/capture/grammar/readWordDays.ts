/**
 * Days told in English words: "the day after tomorrow", "in two weeks", "last friday", "end of month". The library
 * reckons; what counts as a day is decided here, since it finds days in much that is none.
 */
import { addDays, type CivilDate, daysSince1970 } from '@holdfast/shared/values/civilDate';
import { inDigits } from '@holdfast/shared/values/inDigits';
import { casual } from 'chrono-node/en';
import type { CaptureContext } from '../../../widgets/capturePart.ts';
import { addMonths } from './addMonths.ts';
import { dayReading } from './dayReading.ts';
import { after, before, type LineReader } from './lineReader.ts';
import { weekdayOf } from './localeWords.ts';

const count = '(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a few|a couple of|\\d{1,3})';
const unit = '(?:days?|weeks?|months?|years?)';
const weekday = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?';
const phrases = [
  '(?:the )?day (?:after tomorrow|before yesterday)',
  'tonight',
  `(?:in|within) ${count} ${unit}`,
  `${count} ${unit} (?:ago|from (?:now|today))`,
  `(?:next|last|past) ${weekday}`,
  `${weekday} next week`,
  'end of (?:the |this )?month',
  '(?:this|next) weekend',
];
const found = new RegExp(
  `${before}((?:(?:due|by|until|till|for|on) +)*)((?:${phrases.join('|')})|next week|next month)${after}`,
  'giu',
);

export function readWordDays(line: LineReader, context: CaptureContext): void {
  line.scan(found, ([, led, words = '']) => dayReading(dayOf(words.replaceAll(/ +/g, ' '), context), led));
}

function dayOf(words: string, { today, weekStart }: CaptureContext): CivilDate | null {
  if (/^next week$/i.test(words)) return addDays(today, daysToNextWeek(today, weekStart));
  if (/^next month$/i.test(words)) return `${addMonths(`${today.slice(0, 8)}01`, 1)}`;
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const isPast = /^(?:last|past)|ago$/i.test(words);
  const [result] = casual.parse(words, new Date(year, month - 1, day, 12), { forwardDate: !isPast });
  if (result === undefined || result.text.length !== words.length) return null;
  const part = (name: 'year' | 'month' | 'day') => result.start.get(name) ?? 0;
  return `${inDigits(part('year'), 4)}-${inDigits(part('month'), 2)}-${inDigits(part('day'), 2)}`;
}

function daysToNextWeek(today: CivilDate, weekStart: number): number {
  return 7 - ((weekdayOf(daysSince1970(today)) - weekStart + 7) % 7);
}
