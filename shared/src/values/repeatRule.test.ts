import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate } from './civilDate.ts';
import { frequencies, nextDay, type RepeatRule, readRepeatRule, weekdayCodes, writeRepeatRule } from './repeatRule.ts';

const read = (text: string, start = '2026-11-03') => readRepeatRule(text, start);

function daysOf(text: string, start: CivilDate, count: number): (CivilDate | null)[] {
  const rule = readRepeatRule(text, start);
  const found: (CivilDate | null)[] = [];
  let day: CivilDate | null = addDays(start, -1);
  while (rule !== null && day !== null && found.length < count) {
    day = nextDay(rule, day);
    found.push(day);
  }
  return found;
}

/** What the library finds, the same way. */
function theirDays(text: string, count: number): (CivilDate | null)[] {
  const dated = text
    .replace(/^DTSTART:(\d{8})$/m, 'DTSTART;TZID=UTC:$1T000000')
    .replace(/UNTIL=(\d{8})/, 'UNTIL=$1T000000Z');
  const rule = new RRuleTemporal({ rruleString: dated, temporal: Temporal } as never);
  const all = rule.all((_: unknown, at: number) => at < count) as { toPlainDate(): { toString(): string } }[];
  const days = all.slice(0, count).map((moment) => moment.toPlainDate().toString());
  return days.length < count ? [...days, null] : days;
}

const weekday = fc.constantFrom(...weekdayCodes);
const anyStart = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2024-01-01', days));
const few = <T>(one: fc.Arbitrary<T>) => fc.uniqueArray(one, { minLength: 1, maxLength: 3 });
const maybe = (name: string, value: fc.Arbitrary<unknown>) =>
  fc.option(value, { nil: undefined }).map((found) => (found === undefined ? '' : `;${name}=${String(found)}`));

const anyRule = fc
  .record({ start: anyStart, frequency: fc.constantFrom(...frequencies), interval: fc.integer({ min: 1, max: 5 }) })
  .chain(({ start, frequency, interval }) => {
    const nth = frequency === 'MONTHLY' ? fc.constantFrom('', '1', '2', '4', '-1', '-2') : fc.constant('');
    const days = few(fc.tuple(nth, weekday).map((parts) => parts.join('')));
    const monthDays =
      frequency === 'MONTHLY' ? few(fc.constantFrom(1, 13, 15, 28, 31, -1, -3)) : fc.constant(undefined);
    return fc
      .tuple(
        maybe('BYDAY', frequency === 'YEARLY' ? fc.constant(undefined) : days),
        frequency === 'MONTHLY' ? maybe('BYMONTHDAY', monthDays) : fc.constant(''),
        fc.oneof(
          fc.constant(''),
          fc.integer({ min: 1, max: 9 }).map((count) => `;COUNT=${count}`),
          fc.integer({ min: 0, max: 900 }).map((left) => `;UNTIL=${addDays(start, left).replaceAll('-', '')}`),
        ),
      )
      .map(([byDay, byMonthDay, end]) => {
        // The fourth Monday is never a first: the library gives up looking for one.
        const both = /\d/.test(byDay) ? byDay : `${byDay}${byMonthDay}`;
        const by = both.replace(';BYDAY=undefined', '');
        return `DTSTART:${start.replaceAll('-', '')}\nRRULE:FREQ=${frequency};INTERVAL=${interval}${by}${end}`;
      });
  });

describe('a rule of repeats', () => {
  it.each([
    ['FREQ=DAILY', ['2026-11-03', '2026-11-04', '2026-11-05']],
    ['RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', ['2026-11-03', '2026-11-17', '2026-12-01']],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', ['2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-09']],
    ['FREQ=MONTHLY;BYMONTHDAY=31', ['2026-12-31', '2027-01-31', '2027-03-31']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', ['2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28']],
    ['FREQ=MONTHLY;BYDAY=-1FR', ['2026-11-27', '2026-12-25', '2027-01-29']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', ['2026-11-30', '2026-12-31', '2027-01-29']],
    ['FREQ=YEARLY', ['2026-11-03', '2027-11-03', '2028-11-03']],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', ['2028-02-29', '2032-02-29']],
    ['FREQ=YEARLY;BYDAY=1MO', ['2027-01-04', '2028-01-03']],
    ['FREQ=DAILY;COUNT=2', ['2026-11-03', '2026-11-04', null]],
    ['FREQ=DAILY;UNTIL=20261104T235959Z', ['2026-11-03', '2026-11-04', null]],
    ['DTSTART:20261110\nRRULE:FREQ=WEEKLY;INTERVAL=2', ['2026-11-10', '2026-11-24']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU', ['2026-11-15', '2026-11-16', '2026-11-29']],
  ])('[RP1] %j from Tuesday 3 November 2026', (text, days) => {
    expect(daysOf(text, '2026-11-03', days.length)).toEqual(days);
  });

  it('[RP1] of any kind comes to the days that the library finds', () => {
    fc.assert(
      fc.property(anyRule, (text) => {
        expect(daysOf(text, read(text)?.start ?? '', 8)).toEqual(theirDays(text, 8));
      }),
      { numRuns: 300 },
    );
  });

  it('says the same as text', () => {
    fc.assert(
      fc.property(anyRule, (text) => {
        const rule = read(text) as RepeatRule;
        expect(read(writeRepeatRule(rule), '1999-01-01')).toEqual(rule);
      }),
    );
  });

  it.each([
    '',
    'every day',
    'FREQ=HOURLY',
    'FREQ=DAILY;BYHOUR=9',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;INTERVAL=1.5',
    'FREQ=WEEKLY;BYDAY=2TU',
    'FREQ=MONTHLY;BYDAY=XX',
    'FREQ=MONTHLY;BYMONTHDAY=0',
    'FREQ=MONTHLY;BYMONTHDAY=32',
    'INTERVAL=2',
    'FREQ=DAILY;UNTIL=20260230',
    'DTSTART:20260230\nRRULE:FREQ=DAILY',
  ])('%j is none that can be followed', (text) => {
    expect(read(text)).toBeNull();
  });

  it('throws at no text, and goes on from any day', () => {
    const words = fc.constantFrom(
      'FREQ=',
      'DAILY',
      ';',
      'BYDAY=',
      'MO',
      ',',
      'COUNT=',
      '3',
      '\n',
      'RRULE:',
      'DTSTART:',
      '20260101',
      '-',
    );
    const anyText = fc.oneof(
      fc.string(),
      fc.array(words).map((found) => found.join('')),
    );
    fc.assert(
      fc.property(anyText, anyStart, (text, start) => {
        const rule = readRepeatRule(text, start);
        const next = rule && nextDay(rule, start);
        if (next !== null) expect(next > start).toBe(true);
      }),
    );
  });
});
