import { describe, expect, it } from 'vitest';
import { dayWords, wallTimeWords } from './dateWords.ts';

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

  it('writes times as the region does', () => {
    expect(wallTimeWords('2026-11-05T14:02', 'en-GB')).toBe('14:02');
    expect(wallTimeWords('2026-11-05T14:02', 'en-US')).toMatch(/2:02\sPM/);
  });
});
