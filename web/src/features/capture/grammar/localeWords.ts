/** The words of days, weekdays and months in a language and in English, as the browser knows them. */
import { civilDate, weekdayAt } from '@holdfast/shared/values/civilDate';

export interface LocaleWords {
  /** "tomorrow" → 1, "gestern" → -1. */
  nearDays: ReadonlyMap<string, number>;
  /** 0 Sunday to 6 Saturday. */
  weekdays: ReadonlyMap<string, number>;
  /** "tue", "Di": words that are mostly something else. */
  shortWeekdays: ReadonlyMap<string, number>;
  /** 1 to 12. */
  months: ReadonlyMap<string, number>;
  /** "in 3 days", "vor 2 Wochen": patterns with the number in their one group. */
  distances: readonly { pattern: string; unit: 'day' | 'week' | 'month' | 'year'; sign: 1 | -1 }[];
  /** The order of a date in digits. */
  isMonthFirst: boolean;
}

const dayMs = 86_400_000;
const counts = [1, 2, 3, 11, 100];
const known = new Map<string, LocaleWords>();

export function localeWords(locale: string): LocaleWords {
  const words = known.get(locale) ?? readWords(locale);
  known.set(locale, words);
  return words;
}

/** As it is looked up: small letters, plain apostrophes, no dot at the end. */
export const wordKey = (word: string): string =>
  word.toLowerCase().replaceAll('’', "'").replace(/\.$/, '').replaceAll(/ +/g, ' ');

function readWords(locale: string): LocaleWords {
  const languages = [locale, 'en'];
  const collect = (entries: (language: string) => [string, number][]) =>
    new Map(
      languages
        .toReversed()
        .flatMap(entries)
        .flatMap(([word, value]) => spellings(word).map((each) => [each, value] as const)),
    );
  return {
    nearDays: collect((language) => {
      const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
      return [-2, -1, 0, 1, 2].flatMap((day) => {
        const word = format.format(day, 'day');
        return /\p{Nd}/u.test(word) ? [] : [[word, day] as [string, number]];
      });
    }),
    weekdays: collect((language) => weekdayNames(language, 'long')),
    shortWeekdays: new Map([...collect((language) => weekdayNames(language, 'short')), ...extraWeekdays]),
    months: new Map([...collect(monthNames), ['sept', 9]]),
    distances: languages.flatMap(distancesIn),
    isMonthFirst: isMonthFirst(locale),
  };
}

const extraWeekdays: readonly (readonly [string, number])[] = [
  ['tues', 2],
  ['weds', 3],
  ['thur', 4],
  ['thurs', 4],
];

/** Also without its marks: people leave them out where their keyboard has none. */
function spellings(word: string): string[] {
  const key = wordKey(word);
  return [...new Set([key, key.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC')])];
}

/** 1970-01-01 was a Thursday. */
function weekdayNames(language: string, weekday: 'long' | 'short'): [string, number][] {
  const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
  return [0, 1, 2, 3, 4, 5, 6].map((day) => [format.format((day + 3) * dayMs), day]);
}

/** As they stand beside a day, and alone. */
function monthNames(language: string): [string, number][] {
  const forms: Intl.DateTimeFormatOptions[] = [
    { month: 'long' },
    { month: 'short' },
    { month: 'long', day: 'numeric' },
    { month: 'short', day: 'numeric' },
  ];
  const middles = Array.from({ length: 12 }, (_, month) => [month * 30.5 * dayMs + 14 * dayMs, month + 1] as const);
  return forms.flatMap((form) => {
    const format = new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' });
    const nameAt = (ms: number) => format.formatToParts(ms).find(({ type }) => type === 'month')?.value ?? '';
    return middles.map(([ms, month]): [string, number] => [nameAt(ms), month]).filter(([name]) => /^\p{L}/u.test(name));
  });
}

function distancesIn(language: string): LocaleWords['distances'] {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  const units = ['day', 'week', 'month', 'year'] as const;
  return units.flatMap((unit) =>
    ([1, -1] as const).map((sign) => {
      const said = counts.flatMap((count) => {
        const parts = format.formatToParts(sign * count, unit);
        if (!parts.some(({ type }) => type === 'integer')) return [];
        return parts.map(({ type, value }) => (type === 'integer' ? '(\\d{1,3})' : escapeWords(value))).join('');
      });
      return { unit, sign, pattern: [...new Set(said)].join('|') };
    }),
  );
}

const escapeWords = (words: string) => words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, ' *');

function isMonthFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric', year: 'numeric' }).formatToParts(0);
  const types = parts.map(({ type }) => type);
  return types.indexOf('month') < types.indexOf('day');
}

/** The weekday of a day: 0 Sunday to 6 Saturday. */
export const weekdayOf = (days: number): number => weekdayAt(days) % 7;

/** `civilDate` of the next such weekday, that day included. */
export function nextWeekday(days: number, weekday: number): string {
  return civilDate(days + ((weekday - weekdayOf(days) + 7) % 7));
}
