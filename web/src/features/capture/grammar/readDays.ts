/** Days: in digits by the habits of a locale, by the names of weekdays and months, and by how far they are. */
import { addDays, type CivilDate, civilDate, daysSince1970, isWritableDay } from '@holdfast/shared/values/civilDate';
import { inDigits } from '@holdfast/shared/values/inDigits';
import { addWallMinutes } from '@holdfast/shared/values/zonedTime';
import type { CaptureContext } from '../../../widgets/capturePart.ts';
import { addMonths } from './addMonths.ts';
import { dayReading } from './dayReading.ts';
import { after, anyOf, before, type LineReader, notAbout } from './lineReader.ts';
import { type LocaleWords, localeWords, nextWeekday, wordKey } from './localeWords.ts';
import { readWordDays } from './readWordDays.ts';

/** What leads a day: of these "due" and "by" say more. */
const lead =
  '((?:(?:due|by|until|till|for|on|this|fällig|bis|am|den|diesen|nächsten|kommenden|le|el|este|pour|para) +)*)';
const part = `${notAbout}(?<![\\p{L}\\p{N}_.,:/-])`;
const partEnd = '(?![\\p{L}\\p{N}_]|[.,:/-]\\d)';

export function readDays(line: LineReader, context: CaptureContext): void {
  const words = localeWords(context.locale);
  const month = `(${anyOf(words.months.keys())})\\.?`;
  const number = '(\\d{1,2})(?:st|nd|rd|th|er|\\.|º|ª)?';
  const year = '(?:,? *(?:de +)?(\\d{4}))?';
  const of = " *(?:of +|de +|d')?";
  readRanges(line, context, { number, month, words });
  readDigits(line, context, words);
  line.scan(
    new RegExp(`${part}${lead}(?:the +)?${number}${of}${month}${year}${partEnd}`, 'giu'),
    ([, led, day, name, years]) =>
      dayReading(dateNear({ day, month: words.months.get(wordKey(name ?? '')), years }, context.today), led),
  );
  line.scan(new RegExp(`${part}${lead}${month} +${number}${year}${partEnd}`, 'giu'), ([, led, name, day, years]) =>
    dayReading(dateNear({ day, month: words.months.get(wordKey(name ?? '')), years }, context.today), led),
  );
  readWordDays(line, context);
  readDistances(line, context, words);
  readNear(line, context, words);
  readWeekdays(line, context, words);
}

const digits = {
  iso: new RegExp(`${part}${lead}(\\d{4})-(\\d{1,2})-(\\d{1,2})(?!\\d|-)`, 'giu'),
  yearFirst: new RegExp(`${part}${lead}(\\d{4})/(\\d{1,2})/(\\d{1,2})(?![\\d/])`, 'giu'),
  dotted: new RegExp(`${part}${lead}(\\d{1,2})\\. ?(\\d{1,2})\\.(?: ?(\\d{4}|\\d{2}(?!\\d|:)))?(?!\\d|\\.)`, 'giu'),
  slashed: new RegExp(`${part}${lead}(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}|\\d{2}))?(?![\\d/])${after}`, 'giu'),
  japanese: /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/g,
};

function readDigits(line: LineReader, { today }: CaptureContext, { isMonthFirst }: LocaleWords): void {
  const whole = ([, led, years, month, day]: RegExpExecArray) =>
    dayReading(dateNear({ day, month: Number(month), years }, today), led);
  line.scan(digits.iso, whole);
  line.scan(digits.yearFirst, whole);
  line.scan(digits.japanese, ([, years, month, day]) =>
    dayReading(dateNear({ day, month: Number(month), years }, today)),
  );
  line.scan(digits.dotted, ([, led, day, month, years]) =>
    dayReading(dateNear({ day, month: Number(month), years: fullYear(years) }, today), led),
  );
  // "1/2" is a half as well: without a year it takes a word before it, or a number no half has.
  line.scan(digits.slashed, ([, led, first, second, years]) => {
    const [day, month] = isMonthFirst ? [second, first] : [first, second];
    if (years === undefined && led === '' && Number(day) <= 12) return null;
    return dayReading(dateNear({ day, month: Number(month), years: fullYear(years) }, today), led);
  });
}

const fullYear = (years: string | undefined) => (years?.length === 2 ? `20${years}` : years);

/** "3-5 March", "from 3 March to 9 April". */
function readRanges(
  line: LineReader,
  { today }: CaptureContext,
  { number, month, words }: { number: string; month: string; words: LocaleWords },
): void {
  const pattern = `${part}(?:from +|vom +|du +|del +)?${number}(?: *${month})? *(?:-|to|until|bis|au|al) *${number} *(?:of +|de +)?${month}(?: +(\\d{4}))?${partEnd}`;
  line.scan(new RegExp(pattern, 'giu'), ([, day, name, day2, name2, years]) => {
    const monthOf = (word: string | undefined) => words.months.get(wordKey(word ?? ''));
    const first = dateNear({ day, month: monthOf(name ?? name2), years }, today);
    const last = first && dateNear({ day: day2, month: monthOf(name2), years }, first);
    return first && last && last > first ? { is: 'days', first, last } : null;
  });
}

function readDistances(line: LineReader, { today, now }: CaptureContext, { distances }: LocaleWords): void {
  line.scan(
    new RegExp(`${before}in (\\d{1,3}) ?(minutes?|mins?|hours?|hrs?|h|m)${after}`, 'giu'),
    ([, count, unit]) => {
      const wall = addWallMinutes(now, Number(count) * (/^m/i.test(unit ?? '') ? 1 : 60));
      return wall === '' ? null : { is: 'time', time: wall.slice(11), day: wall.slice(0, 10) };
    },
  );
  for (const { pattern, unit, sign } of distances) {
    if (pattern === '') continue;
    line.scan(new RegExp(`${part}(?:${pattern})${partEnd}`, 'giu'), ([, ...groups]) => {
      const count = sign * Number(groups.find((group) => group !== undefined));
      return dayReading(distant(today, count, unit));
    });
  }
}

function distant(today: CivilDate, count: number, unit: 'day' | 'week' | 'month' | 'year'): CivilDate {
  if (unit === 'day') return addDays(today, count);
  if (unit === 'week') return addDays(today, 7 * count);
  return addMonths(today, unit === 'month' ? count : 12 * count);
}

function readNear(line: LineReader, { today }: CaptureContext, { nearDays }: LocaleWords): void {
  const isSpaced = [...nearDays.keys()].every((word) => !/\p{sc=Han}/u.test(word));
  const [from, to] = isSpaced ? [before, after] : ['', ''];
  line.scan(new RegExp(`${from}${notAbout}${lead}(${anyOf(nearDays.keys())})${to}`, 'giu'), ([, led, word]) =>
    dayReading(addDays(today, nearDays.get(wordKey(word ?? '')) ?? 0), led),
  );
}

/** The short names are words of their own ("sun", "so"): they count at an end, before a time, or after "on" and its like. */
function readWeekdays(line: LineReader, { today }: CaptureContext, { weekdays, shortWeekdays }: LocaleWords): void {
  const since = daysSince1970(today);
  const reading = (weekday: number | undefined, led: string | undefined) =>
    weekday === undefined ? null : dayReading(nextWeekday(since, weekday), led, true);
  // "The Friday blend" is one of every week.
  line.scan(
    new RegExp(`${before}${notAbout}(?<!\\bthe +)${lead}(${anyOf(weekdays.keys())})${after}`, 'giu'),
    ([, led, name]) => reading(weekdays.get(wordKey(name ?? '')), led),
  );
  const short = new RegExp(
    `${before}${notAbout}(?<!the +)${lead}(${anyOf(shortWeekdays.keys())})(\\.?)(?= *(?:$|[\\0,;]))${after}`,
    'giu',
  );
  line.scan(short, ([, led, name = '', dot]) => {
    const isWord = name.length < 3 && dot === '' && led === '' && !/^\p{Lu}|\p{Lo}/u.test(name);
    return isWord ? null : reading(shortWeekdays.get(wordKey(name)), led);
  });
}

interface Parts {
  day: string | undefined;
  month: number | undefined;
  years: string | undefined;
}

/** A day without a year is the next one, unless it was just now: then somebody writes down what was. */
function dateNear({ day, month, years }: Parts, today: CivilDate): CivilDate | null {
  if (month === undefined) return null;
  const inYear = (year: number) => `${inDigits(year, 4)}-${inDigits(month, 2)}-${inDigits(Number(day), 2)}`;
  if (years !== undefined) return isWritableDay(inYear(Number(years))) ? inYear(Number(years)) : null;
  const thisYear = Number(today.slice(0, 4));
  const recent = civilDate(daysSince1970(today) - recentDays);
  // 29 February may be up to eight years away.
  const possible = Array.from({ length: 10 }, (_, ahead) => inYear(thisYear - 1 + ahead));
  return possible.find((each) => each >= recent && isWritableDay(each)) ?? null;
}

const recentDays = 90;
