import { expect, it } from 'vitest';
import { todayAt } from './clock.ts';

it('takes today from a clock and a zone', () => {
  const lateInLondon = Date.UTC(2026, 5, 30, 22, 30);
  expect(todayAt(lateInLondon, 'UTC')).toBe('2026-06-30');
  expect(todayAt(lateInLondon, 'Europe/Berlin')).toBe('2026-07-01');
  expect(todayAt(lateInLondon, 'Pacific/Honolulu')).toBe('2026-06-30');
});
