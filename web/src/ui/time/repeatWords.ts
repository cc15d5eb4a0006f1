/** How often something repeats, in words: "every Tuesday", "every 2 months on the last Friday". */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { type Frequency, type RepeatRule, type RuleDay, readRepeatRule } from '@holdfast/shared/values/repeatRule';
import { wordLocale } from '../locale.ts';
import { civilFormat } from './dateWords.ts';

const units: Readonly<Record<Frequency, string>> = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' };

/** Of a rule as it is stored; `start` stands for the first day it does not name. A rule nobody here can follow says so. */
export function repeatWords(text: string, start: CivilDate, locale = wordLocale()): string {
  const rule = readRepeatRule(text, start);
  return rule === null ? 'by a rule of its own' : ruleWords(rule, locale);
}

function ruleWords(rule: RepeatRule, locale: string): string {
  const end =
    rule.until !== null
      ? `, until ${civilFormat(rule.until, { day: 'numeric', month: 'short', year: 'numeric' }, locale)}`
      : rule.count !== null
        ? `, ${rule.count} times`
        : '';
  return `${oftenWords(rule, locale)}${end}`;
}

function oftenWords(rule: RepeatRule, locale: string): string {
  const { start, frequency, interval, days, monthDays, months, positions } = rule;
  const every = interval === 1 ? `every ${units[frequency]}` : `every ${interval} ${units[frequency]}s`;
  const inMonths = months.length === 0 ? '' : ` in ${list(months.map(monthWord))}`;
  const isWeekdays = days.length === 5 && days.every(({ weekday, nth }) => weekday <= 5 && nth === 0);
  if (positions.length > 0) {
    const which = isWeekdays ? 'weekday' : list(days.map(dayWord));
    return `${every} on the ${list(positions.map(ordinal))} ${which}${inMonths}`;
  }
  if (frequency === 'WEEKLY' || frequency === 'DAILY') {
    if (isWeekdays && interval === 1) return `on weekdays${inMonths}`;
    if (days.length === 0) return `${every}${inMonths}`;
    const named = list(days.map(dayWord));
    return `${interval === 1 ? `every ${named}` : `${every} on ${named}`}${inMonths}`;
  }
  if (days.length > 0) return `${every} on ${list(days.map((day) => `the ${nthWord(day)}`))}${inMonths}`;
  if (monthDays.length > 0) return `${every} on ${list(monthDays.map(monthDayWord))}${inMonths}`;
  if (frequency === 'MONTHLY') return `${every} on ${monthDayWord(Number(start.slice(8)))}${inMonths}`;
  return `${every} on ${civilFormat(start, { day: 'numeric', month: 'long' }, locale)}`;
}

const list = (words: readonly string[]) => new Intl.ListFormat(wordLocale(), { type: 'conjunction' }).format(words);
/** 5 January 1970 was a Monday. */
const dayWord = ({ weekday }: Pick<RuleDay, 'weekday'>) => civilFormat(`1970-01-0${4 + weekday}`, { weekday: 'long' });
const monthWord = (month: number) => civilFormat(`1970-${String(month).padStart(2, '0')}-01`, { month: 'long' });
const nthWord = (day: RuleDay) => `${day.nth === 0 ? '' : `${ordinal(day.nth)} `}${dayWord(day)}`;
const monthDayWord = (day: number) => (day < 0 ? `the ${day === -1 ? 'last' : ordinal(day)} day` : `day ${day}`);

const ends = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' } as const;

/** "2nd", "last", "2nd to last". */
function ordinal(place: number): string {
  if (place === -1) return 'last';
  const number = Math.abs(place);
  const word = `${number}${ends[new Intl.PluralRules('en', { type: 'ordinal' }).select(number)]}`;
  return place < 0 ? `${word} to last` : word;
}
