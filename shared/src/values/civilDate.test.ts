import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  civilDate,
  countDays,
  daysBetween,
  daysSince1970,
  firstDay,
  isRealDay,
  isWritableDay,
  lastDay,
  monthOf,
} from './civilDate.ts';
import { oddText } from './fakes/oddText.ts';

describe('civil dates', () => {
  it('counts days and comes back, over ten thousand years', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (days) => {
        expect(daysSince1970(civilDate(days))).toBe(days);
      }),
    );
  });

  it('counts as every calendar does, also days that no month has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), fc.nat(99), fc.nat(99), (year, month, day) => {
        const inUtc = new Date(0).setUTCFullYear(year, month - 1, day);
        const days = countDays(year, month, day);
        expect(days * 86_400_000).toBe(inUtc);
        const [first = ''] = new Date(inUtc).toISOString().split('T');
        expect(civilDate(days)).toBe(first.length === 10 ? first : '');
      }),
      { numRuns: 2000 },
    );
  });

  it('may be stored where it is real and a person could mean it', () => {
    const day = fc.oneof(oddText, fc.stringMatching(/^(18|19|20|2\d|30)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
    fc.assert(
      fc.property(day, (text) => {
        expect(isWritableDay(text)).toBe(isRealDay(text) && text >= firstDay && text <= lastDay);
      }),
      { numRuns: 2000 },
    );
  });

  it('adds across months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-03-01', -1)).toBe('2027-02-28');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  });

  it.each(['2028-02-01', '2028-02-29', '2026-02-29', '2026-02-31', '2026-04-31', '2026-12-31'])(
    'has every day in its month and in no other, also %s',
    (date) => {
      const { from, before } = monthOf(date);
      expect([from, before].map((day) => day.slice(8))).toEqual(['01', '01']);
      expect(from <= date && date < before).toBe(true);
      expect(monthOf(before).from).toBe(before);
      expect(daysBetween(from, before)).toBeLessThanOrEqual(31);
    },
  );

  it.each(['0000-01-01', '0026-03-05', '0099-12-31', '1899-12-31', '2000-02-29', '9999-12-31'])(
    'has a day %s',
    (date) => {
      expect(isRealDay(date)).toBe(true);
      expect(civilDate(daysSince1970(date))).toBe(date);
    },
  );

  it.each(['2026-02-29', '2100-02-29', '2026-04-31', '2026-13-01', '2026-1-1', '20261-01-01', 'soon', ''])(
    'has no day %j',
    (date) => expect(isRealDay(date)).toBe(false),
  );

  it('has no day before the year 0 or after 9999', () => {
    expect([addDays('0000-01-01', -1), addDays('9999-12-31', 1), civilDate(Number.NaN)]).toEqual(['', '', '']);
  });

  it('[FO5] throws for no text', () => {
    fc.assert(
      fc.property(oddText, oddText, fc.integer(), (a, b, days) => {
        expect(monthOf(a)).toEqual({ from: expect.any(String), before: expect.any(String) });
        expect(addDays(a, days) === '' || isRealDay(addDays(a, days))).toBe(true);
        expect(Number.isInteger(daysBetween(a, b)) || Number.isNaN(daysBetween(a, b))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
