import { expect, it } from 'vitest';
import { preferences } from '../preferences.ts';
import { todayAt } from './clock.ts';

it('takes today from a clock and a zone', () => {
  const lateInLondon = Date.UTC(2026, 5, 30, 22, 30);
  expect(todayAt(lateInLondon, 'UTC')).toBe('2026-06-30');
  expect(todayAt(lateInLondon, 'Europe/Berlin')).toBe('2026-07-01');
  expect(todayAt(lateInLondon, 'Pacific/Honolulu')).toBe('2026-06-30');
});

it('is still yesterday until the hour a day was set to start at', () => {
  preferences.take({ dayStart: 4 });
  expect(todayAt(Date.UTC(2026, 6, 1, 3, 59), 'UTC')).toBe('2026-06-30');
  expect(todayAt(Date.UTC(2026, 6, 1, 4), 'UTC')).toBe('2026-07-01');
  preferences.take({ dayStart: null });
  expect(todayAt(Date.UTC(2026, 6, 1, 0), 'UTC')).toBe('2026-07-01');
});
