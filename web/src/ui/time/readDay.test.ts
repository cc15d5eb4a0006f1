import { oddText } from '@holdfast/shared/values/fakes/oddText';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayTrouble, readTime, readWall } from './readDay.ts';

describe('a typed day', () => {
  it.each(['1900-01-01', '2000-02-29', '2026-11-24', '2028-02-29', '2999-12-31'])('may be %s', (text) => {
    expect(dayTrouble(text)).toBeNull();
  });

  it.each([
    ['0002-11-24', 'A year from 1900 to 2999'],
    ['0026-11-24', 'A year from 1900 to 2999'],
    ['1899-12-31', 'A year from 1900 to 2999'],
    ['3000-01-01', 'A year from 1900 to 2999'],
    ['20261-11-24', 'A year from 1900 to 2999'],
    ['202611-02-24', 'A year from 1900 to 2999'],
    ['2026-02-29', 'There is no 29 February 2026'],
    ['2100-02-29', 'There is no 29 February 2100'],
    ['2028-02-31', 'There is no 31 February 2028'],
    ['2026-04-31', 'There is no 31 April 2026'],
    ['2026-01-00', 'There is no 0 January 2026'],
    ['2026-13-01', 'A date like 2026-11-24'],
    ['2026-1-1', 'A date like 2026-11-24'],
    ['24.11.2026', 'A date like 2026-11-24'],
    ['tomorrow', 'A date like 2026-11-24'],
    ['', 'A date like 2026-11-24'],
  ])('[FO5] is not %j: %s', (text, words) => {
    expect(dayTrouble(text)).toBe(words);
  });

  it('[FO5] is judged, whatever was typed', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        const trouble = dayTrouble(text);
        if (trouble === null) expect(text).toMatch(/^(19|2\d)\d\d-\d\d-\d\d$/);
        else expect(trouble).toMatch(/^(A |There is no )/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a typed time', () => {
  it.each([
    ['09:30', '09:30'],
    ['00:00', '00:00'],
    ['23:59:00', '23:59'],
    ['23:59:00.000', '23:59'],
  ])('may be %s', (text, time) => {
    expect(readTime(text)).toEqual({ ok: true, time });
    expect(readWall(`2026-11-24T${text}`)).toEqual({ ok: true, wall: `2026-11-24T${time}` });
  });

  it.each(['', '9:30', '24:00', '09:60', '09:30:15', '09.30', 'noon', '09:30 PM'])('[FO5] is not %j', (text) => {
    expect(readTime(text)).toEqual({ ok: false, message: 'A time like 09:30' });
    expect(readWall(`2026-11-24T${text}`)).toMatchObject({ ok: false });
  });

  it.each([
    ['0020-11-24T09:30', 'A year from 1900 to 2999'],
    ['2026-02-29T09:30', 'There is no 29 February 2026'],
    ['2026-11-24', 'A time like 09:30'],
    ['T09:30', 'A date like 2026-11-24'],
    ['', 'A date like 2026-11-24'],
  ])('[FO5] on no day is refused: %j', (text, message) => {
    expect(readWall(text)).toEqual({ ok: false, message });
  });
});
