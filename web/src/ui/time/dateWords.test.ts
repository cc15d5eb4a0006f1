import { oddText } from '@holdfast/shared/values/fakes/oddText';
import { wallToInstant } from '@holdfast/shared/values/zonedTime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilFormat, clockWords, dayWords, instantWords, wallTimeWords } from './dateWords.ts';
import { deviceZone } from './deviceZone.ts';

const today = '2026-11-05';

describe('dates in words', () => {
  it('names the near days', () => {
    expect(dayWords('2026-11-04', today, 'en-GB')).toBe('yesterday');
    expect(dayWords('2026-11-05', today, 'en-GB')).toBe('today');
    expect(dayWords('2026-11-06', today, 'en-GB')).toBe('tomorrow');
    expect(dayWords('2026-11-08', today, 'en-GB')).toBe('Sunday');
  });

  it('gives the others a date, with the year when it is another', () => {
    expect(dayWords('2026-11-03', today, 'en-GB')).toBe('Tue 3 Nov');
    expect(dayWords('2027-01-03', today, 'en-GB')).toMatch(/3 Jan 2027/);
  });

  it.each([
    ['2026-02-29', '29 Feb 2026 (no such day)'],
    ['2026-04-31', '31 Apr 2026 (no such day)'],
    ['0026-11-05', '5 Nov 0026 (check the year)'],
    ['3000-01-01', '1 Jan 3000 (check the year)'],
    ['2026-13-01', '“2026-13-01” (no such day)'],
    ['soon', '“soon” (no such day)'],
  ])('shows %j, which must be mended, as %s', (date, words) => {
    expect(dayWords(date, today, 'en-GB')).toBe(words);
  });

  it('writes an instant as the wall here shows it, with the day when it is another', () => {
    const ms = wallToInstant('2026-11-05T14:02', deviceZone());
    expect(clockWords(ms, 'en-GB')).toBe('14:02');
    expect(instantWords(ms, ms + 60_000, 'en-GB')).toBe('14:02');
    expect(instantWords(ms, ms + 86_400_000, 'en-GB')).toBe('5 Nov, 14:02');
    expect(instantWords(ms, ms + 366 * 86_400_000, 'en-GB')).toBe('5 Nov 2026, 14:02');
  });

  it('[FO5] throws for no text and no number', () => {
    fc.assert(
      fc.property(oddText, oddText, fc.double(), fc.maxSafeInteger(), (a, b, ms, now) => {
        const words = [dayWords(a, b), civilFormat(a, { month: 'long' }), wallTimeWords(a), instantWords(ms, now)];
        for (const text of words) expect(text).toBeTypeOf('string');
      }),
      { numRuns: 1000 },
    );
  });

  it('writes times as the region does', () => {
    expect(wallTimeWords('2026-11-05T14:02', 'en-GB')).toBe('14:02');
    expect(wallTimeWords('2026-11-05T14:02', 'en-US')).toMatch(/2:02\sPM/);
  });
});
