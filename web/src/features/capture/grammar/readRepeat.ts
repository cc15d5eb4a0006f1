/** What repeats: "every 2nd tue", "every other friday", "every weekday", "every 3 months", "jeden Dienstag". RFC 5545. */
import { addDays, type CivilDate, daysSince1970 } from '@holdfast/shared/values/civilDate';
import type { CaptureContext, Reading } from '../../../widgets/capturePart.ts';
import { addMonths } from './addMonths.ts';
import { after, anyOf, before, type LineReader } from './lineReader.ts';
import { type LocaleWords, localeWords, nextWeekday, weekdayOf, wordKey } from './localeWords.ts';

const every = '(?:every|each|jede[nrs]?|alle|chaque|tous les|toutes les|cada|todos los|todas las)';
const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  last: -1,
  other: 2,
};
const nth = '(first|second|third|fourth|last|[1-5](?:st|nd|rd|th))';
const step = '(?:(other|\\d{1,2}) +)?';
const units: Readonly<Record<string, string>> = {
  ...{ day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' },
  ...{ tag: 'DAILY', woche: 'WEEKLY', monat: 'MONTHLY', jahr: 'YEARLY' },
  ...{ jour: 'DAILY', semaine: 'WEEKLY', mois: 'MONTHLY', an: 'YEARLY' },
  ...{ día: 'DAILY', dia: 'DAILY', semana: 'WEEKLY', mes: 'MONTHLY', año: 'YEARLY' },
};
const unit = `(${anyOf(Object.keys(units))})(?:s|e|en|n|es)?`;
const codes = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

export function readRepeat(line: LineReader, context: CaptureContext): void {
  const words = localeWords(context.locale);
  const day = `(?:${anyOf([...words.weekdays.keys(), ...words.shortWeekdays.keys()])})\\.?`;
  const scan = (pattern: string, read: (groups: (string | undefined)[]) => Repeat | null) =>
    line.scan(new RegExp(`${before}${every} +${pattern}${after}`, 'giu'), ([found, ...groups]) => {
      const repeat = read(groups);
      return repeat && { is: 'repeat', words: found.trim(), ...repeat };
    });
  const { today } = context;
  scan(`(?:weekday|workday|werktag)s?`, () => weekly('MO,TU,WE,TH,FR', [1, 2, 3, 4, 5], today));
  scan(`${nth} +(${day})(?: +of +(?:the|each|every) +month)?`, ([place, name]) =>
    nthWeekday(place, numberOf(words, name), today),
  );
  scan(`(\\d{1,2})(?:st|nd|rd|th)`, ([date]) => monthDay(Number(date), today));
  scan(`${step}${unit}`, ([count, name = '']) => plain(units[name.toLowerCase()], stepOf(count), today));
  scan(`${step}(${day}(?:(?: *, *| +and +| *& *| +und +| +et +| +y +)${day})*)`, ([count, names = '']) => {
    const found = names.split(/ *, *| +(?:and|und|et|y) +| *& */i).map((name) => numberOf(words, name));
    if (found.some((each) => each === undefined)) return null;
    return weekly(found.map((each) => codes[each ?? 0]).join(), found as number[], today, stepOf(count));
  });
}

type Repeat = Pick<Extract<Reading, { is: 'repeat' }>, 'rule' | 'first'>;

function numberOf({ weekdays, shortWeekdays }: LocaleWords, name = ''): number | undefined {
  const key = wordKey(name);
  return weekdays.get(key) ?? shortWeekdays.get(key);
}

const stepOf = (count: string | undefined) =>
  count === undefined ? 1 : (ordinals[count.toLowerCase()] ?? Number(count));
const interval = (step: number) => (step > 1 ? `;INTERVAL=${step}` : '');

function plain(frequency: string | undefined, step: number, today: CivilDate): Repeat | null {
  return frequency && step > 0 ? { rule: `FREQ=${frequency}${interval(step)}`, first: today } : null;
}

function weekly(byDay: string, days: readonly number[], today: CivilDate, step = 1): Repeat | null {
  if (step < 1) return null;
  const since = daysSince1970(today);
  const first = days.map((day) => nextWeekday(since, day)).sort()[0] ?? today;
  return { rule: `FREQ=WEEKLY${interval(step)};BYDAY=${byDay}`, first };
}

/** The day of a month; a month that has none is left out, as the standard says. */
function monthDay(date: number, today: CivilDate): Repeat | null {
  if (date < 1 || date > 31) return null;
  const month = `${today.slice(0, 8)}01`;
  const days = [0, 1, 2].flatMap((ahead) => {
    const first = addMonths(month, ahead);
    const day = addDays(first, date - 1);
    return day.slice(0, 7) === first.slice(0, 7) && day >= today ? day : [];
  });
  return { rule: `FREQ=MONTHLY;BYMONTHDAY=${date}`, first: days[0] ?? today };
}

function nthWeekday(place = '', weekday: number | undefined, today: CivilDate): Repeat | null {
  const nth = ordinals[place.toLowerCase()] ?? Number.parseInt(place, 10);
  if (weekday === undefined || !(nth >= -1 && nth <= 5)) return null;
  const month = `${today.slice(0, 8)}01`;
  const days = [0, 1, 2, 3].map((ahead) => nthIn(addMonths(month, ahead), nth, weekday));
  return { rule: `FREQ=MONTHLY;BYDAY=${nth}${codes[weekday]}`, first: days.find((day) => day >= today) ?? today };
}

/** Empty where the month has none. */
function nthIn(month: CivilDate, nth: number, weekday: number): CivilDate {
  if (nth < 0) {
    const last = daysSince1970(addMonths(month, 1)) - 1;
    return addDays(month, last - ((weekdayOf(last) - weekday + 7) % 7) - daysSince1970(month));
  }
  const day = addDays(nextWeekday(daysSince1970(month), weekday), 7 * (nth - 1));
  return day.slice(0, 7) === month.slice(0, 7) ? day : '';
}
