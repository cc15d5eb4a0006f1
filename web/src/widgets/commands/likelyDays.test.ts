import { expect, it } from 'vitest';
import { likelyDays } from './likelyDays.ts';

const days = (today: string, weekStart: number) => likelyDays(today, weekStart).map(({ value }) => value);

it('next week begins on the day a week begins on, never today', () => {
  // A Friday.
  expect(days('2026-11-27', 1)).toEqual(['2026-11-27', '2026-11-28', '2026-11-30', '2026-12-25']);
  expect(days('2026-11-27', 7)).toEqual(['2026-11-27', '2026-11-28', '2026-11-29', '2026-12-25']);
  expect(days('2026-11-30', 1)).toEqual(['2026-11-30', '2026-12-01', '2026-12-07', '2026-12-28']);
});

it('no day is offered twice', () => {
  expect(days('2026-11-29', 1)).toEqual(['2026-11-29', '2026-11-30', '2026-12-27']);
  expect(days('1969-12-28', 1)).toEqual(['1969-12-28', '1969-12-29', '1970-01-25']);
});
