/**
 * Days that a rule of RFC 5545 names, "DTSTART:20261103\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU" [RP1]. Days, not moments:
 * the time of day is a field beside it, so it keeps to the wall whatever the clocks do. Own code, since the library the
 * test holds it against is 50 times as large, and a todo must not wait for it to be done.
 */
import { type CivilDate, civilDate, countDays, daysSince1970, isRealDay, lastDay, weekdayAt } from './civilDate.ts';

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];

/** 1 Monday to 7 Sunday. */
export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** `nth`: of the month or the year, from its end where negative; 0: each. */
export interface RuleDay {
  weekday: number;
  nth: number;
}

export interface RepeatRule {
  /** Its first day: from it periods are counted. */
  start: CivilDate;
  frequency: Frequency;
  interval: number;
  days: readonly RuleDay[];
  /** From the end of the month where negative. */
  monthDays: readonly number[];
  months: readonly number[];
  /** Which of a period's days are meant, from its end where negative; empty: all. */
  positions: readonly number[];
  count: number | null;
  until: CivilDate | null;
  /** The day that weeks are counted from. */
  weekStart: number;
}

/** Null: not a rule, or one that says more than days. Where the text names no first day, `start` stands for it. */
export function readRepeatRule(text: string, start: CivilDate): RepeatRule | null {
  const first = /^DTSTART(?:;VALUE=DATE)?:(\d{4})(\d\d)(\d\d)\s*$/m.exec(text);
  const [, line] = /^(?:RRULE:)?(FREQ=\S+|\S+;FREQ=\S+)\s*$/m.exec(text) ?? [];
  if (line === undefined) return null;
  const rule = {
    start: first === null ? start : first.slice(1).join('-'),
    frequency: null as Frequency | null,
    interval: 1,
    days: [] as RuleDay[],
    monthDays: [] as number[],
    months: [] as number[],
    positions: [] as number[],
    count: null as number | null,
    until: null as CivilDate | null,
    weekStart: 1,
  };
  for (const part of line.split(';')) {
    const [name = '', value = ''] = part.split('=');
    if (!readPart(rule, name, value)) return null;
  }
  const { frequency, days } = rule;
  if (frequency === null || !isRealDay(rule.start)) return null;
  const hasNth = days.some(({ nth }) => nth !== 0);
  if (hasNth && (frequency === 'DAILY' || frequency === 'WEEKLY')) return null;
  return { ...rule, frequency };
}

function readPart(rule: { [K in keyof RepeatRule]: RepeatRule[K] | null }, name: string, value: string): boolean {
  const numbers = (least: number, most: number) => {
    const found = value.split(',').map(Number);
    return found.every((one) => Number.isInteger(one) && one !== 0 && one >= least && one <= most) ? found : null;
  };
  const keep = <K extends keyof RepeatRule>(key: K, found: RepeatRule[K] | null | undefined) => {
    if (found === null || found === undefined) return false;
    rule[key] = found;
    return true;
  };
  switch (name) {
    case 'FREQ':
      return keep(
        'frequency',
        frequencies.find((known) => known === value),
      );
    case 'INTERVAL':
      return keep('interval', numbers(1, 9999)?.[0]);
    case 'COUNT':
      return keep('count', numbers(1, 99_999)?.[0]);
    case 'UNTIL': {
      const [, ...parts] = /^(\d{4})(\d\d)(\d\d)(?:T\d{6}Z?)?$/.exec(value) ?? [];
      return keep('until', isRealDay(parts.join('-')) ? parts.join('-') : null);
    }
    case 'WKST':
      return keep('weekStart', weekdayOf(value));
    case 'BYMONTH':
      return keep('months', numbers(1, 12));
    case 'BYMONTHDAY':
      return keep('monthDays', numbers(-31, 31));
    case 'BYSETPOS':
      return keep('positions', numbers(-366, 366));
    case 'BYDAY': {
      const found = value.split(',').map((one): RuleDay | null => {
        const [, nth = '', code = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(one) ?? [];
        const weekday = weekdayOf(code);
        return weekday === null || nth === '0' ? null : { weekday, nth: Number(nth) };
      });
      return found.includes(null) ? false : keep('days', found as RuleDay[]);
    }
    default:
      return false;
  }
}

function weekdayOf(code: string): number | null {
  const at = (weekdayCodes as readonly string[]).indexOf(code);
  return at < 0 ? null : at + 1;
}

/** The text of a rule, its first day with it. */
export function writeRepeatRule(rule: RepeatRule): string {
  const day = (date: CivilDate) => date.replaceAll('-', '');
  const days = rule.days.map(({ weekday, nth }) => `${nth === 0 ? '' : nth}${weekdayCodes[weekday - 1]}`);
  const parts: [name: string, value: string | number | null][] = [
    ['FREQ', rule.frequency],
    ['INTERVAL', rule.interval === 1 ? null : rule.interval],
    ['BYMONTH', rule.months.join()],
    ['BYMONTHDAY', rule.monthDays.join()],
    ['BYDAY', days.join()],
    ['BYSETPOS', rule.positions.join()],
    ['COUNT', rule.count],
    ['UNTIL', rule.until === null ? null : day(rule.until)],
    ['WKST', rule.weekStart === 1 ? null : (weekdayCodes[rule.weekStart - 1] ?? null)],
  ];
  const said = parts.filter(([, value]) => value !== null && value !== '').map(([name, value]) => `${name}=${value}`);
  return `DTSTART:${day(rule.start)}\nRRULE:${said.join(';')}`;
}

/** A date in the numbers that rules speak of. */
interface Parts {
  days: number;
  year: number;
  month: number;
  day: number;
  weekday: number;
}

function partsOf(days: number): Parts {
  const [year = 0, month = 0, day = 0] = civilDate(days).split('-').map(Number);
  return { days, year, month, day, weekday: weekdayAt(days) };
}

/** A rule of 30 February is looked through for a hundred years, in days. */
const searched = 36_525;

/** The first day of the rule after this one; null where it has none any more. */
export function nextDay(rule: RepeatRule, after: CivilDate): CivilDate | null {
  const start = daysSince1970(rule.start);
  const from = daysSince1970(after) + 1;
  const last = Math.min(daysSince1970(rule.until ?? lastDay), Math.max(start, from) + searched);
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  // What is counted is counted from the beginning; anything else can be asked of each day alone.
  let period = periodOf(rule, partsOf(left === Number.POSITIVE_INFINITY ? Math.max(start, from) : start));
  while (period.first <= last && left > 0) {
    for (const days of daysIn(rule, period)) {
      if (days < start || days > last || left <= 0) continue;
      left -= 1;
      if (days >= from) return civilDate(days);
    }
    period = nextPeriod(rule, period);
  }
  return null;
}

/** One day, week, month or year of the rule, which is one of those that count. */
interface Period {
  first: number;
  /** Its last day. */
  end: number;
}

/** The first day of its week. */
const weekOf = (days: number, weekStart: number) => days - ((partsOf(days).weekday - weekStart + 7) % 7);

/** The period a day lies in, or the next one that the interval leaves. */
function periodOf(rule: RepeatRule, at: Parts): Period {
  const start = partsOf(daysSince1970(rule.start));
  const number = periodNumber(rule, at) - periodNumber(rule, start);
  const left = Math.ceil(Math.max(0, number) / rule.interval) * rule.interval;
  return periodAt(rule, start, left);
}

function periodNumber({ frequency, weekStart }: RepeatRule, { days, year, month }: Parts): number {
  switch (frequency) {
    case 'DAILY':
      return days;
    case 'WEEKLY':
      return weekOf(days, weekStart) / 7;
    case 'MONTHLY':
      return year * 12 + month;
    case 'YEARLY':
      return year;
  }
}

function periodAt({ frequency, weekStart }: RepeatRule, start: Parts, number: number): Period {
  switch (frequency) {
    case 'DAILY':
      return { first: start.days + number, end: start.days + number };
    case 'WEEKLY': {
      const first = weekOf(start.days, weekStart) + 7 * number;
      return { first, end: first + 6 };
    }
    case 'MONTHLY': {
      const month = start.month + number;
      return { first: countDays(start.year, month, 1), end: countDays(start.year, month + 1, 1) - 1 };
    }
    case 'YEARLY':
      return { first: countDays(start.year + number, 1, 1), end: countDays(start.year + number + 1, 1, 1) - 1 };
  }
}

function nextPeriod(rule: RepeatRule, { end }: Period): Period {
  return periodOf(rule, partsOf(end + 1));
}

function daysIn(rule: RepeatRule, { first, end }: Period): number[] {
  const start = partsOf(daysSince1970(rule.start));
  const found: number[] = [];
  for (let days = first; days <= end; days += 1) if (isMeant(rule, start, partsOf(days))) found.push(days);
  if (rule.positions.length === 0) return found;
  return found.filter((_, at) => rule.positions.includes(at + 1) || rule.positions.includes(at - found.length));
}

/** What a rule leaves open, its first day says. */
function isMeant(rule: RepeatRule, start: Parts, at: Parts): boolean {
  const { frequency, days, monthDays, months } = rule;
  if (months.length > 0 && !months.includes(at.month)) return false;
  const monthEnd = countDays(at.year, at.month + 1, 1) - countDays(at.year, at.month, 1);
  if (monthDays.length > 0 && !monthDays.includes(at.day) && !monthDays.includes(at.day - monthEnd - 1)) return false;
  if (days.length > 0) return days.some((day) => isNth(rule, day, at));
  if (monthDays.length > 0 || frequency === 'DAILY') return true;
  if (frequency === 'WEEKLY') return at.weekday === start.weekday;
  return at.day === start.day && (frequency === 'MONTHLY' || months.length > 0 || at.month === start.month);
}

function isNth({ frequency, months }: RepeatRule, { weekday, nth }: RuleDay, at: Parts): boolean {
  if (at.weekday !== weekday) return false;
  if (nth === 0) return true;
  const ofMonth = frequency === 'MONTHLY' || months.length > 0;
  const first = ofMonth ? countDays(at.year, at.month, 1) : countDays(at.year, 1, 1);
  const end = (ofMonth ? countDays(at.year, at.month + 1, 1) : countDays(at.year + 1, 1, 1)) - 1;
  const fromFirst = Math.floor((at.days - first) / 7) + 1;
  const fromEnd = -Math.floor((end - at.days) / 7) - 1;
  return nth === fromFirst || nth === fromEnd;
}
