import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, civilDate, daysBetween, daysSince1970, monthOf } from './civilDate.ts';
import { msToMidnight, todayAt } from './clock.ts';

describe('civil dates', () => {
  it('counts days and comes back, over four centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60_000, max: 60_000 }), (days) => {
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

  it('knows where a month ends', () => {
    expect(monthOf('2028-02-11')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(monthOf('2026-12-31')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  });

  it('takes today from a clock and a zone', () => {
    const lateInLondon = Date.UTC(2026, 5, 30, 22, 30);
    expect(todayAt(lateInLondon, 'UTC')).toBe('2026-06-30');
    expect(todayAt(lateInLondon, 'Europe/Berlin')).toBe('2026-07-01');
    expect(todayAt(lateInLondon, 'Pacific/Honolulu')).toBe('2026-06-30');
  });

  it('waits 23 or 25 hours for midnight where clocks change', () => {
    const hour = 3_600_000;
    expect(msToMidnight(Date.UTC(2026, 2, 28, 23), 'Europe/Berlin')).toBe(23 * hour);
    expect(msToMidnight(Date.UTC(2026, 9, 24, 22), 'Europe/Berlin')).toBe(25 * hour);
  });
});
