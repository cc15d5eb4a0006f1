import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, civilDate, daysBetween, daysSince1970, isRealDay, monthOf } from './civilDate.ts';
import { todayAt } from './clock.ts';
import { oddText } from './fakes/oddText.ts';

describe('civil dates', () => {
  it('counts days and comes back, over ten thousand years', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (days) => {
        expect(daysSince1970(civilDate(days))).toBe(days);
      }),
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

  it('takes today from a clock and a zone', () => {
    const lateInLondon = Date.UTC(2026, 5, 30, 22, 30);
    expect(todayAt(lateInLondon, 'UTC')).toBe('2026-06-30');
    expect(todayAt(lateInLondon, 'Europe/Berlin')).toBe('2026-07-01');
    expect(todayAt(lateInLondon, 'Pacific/Honolulu')).toBe('2026-06-30');
  });
});
