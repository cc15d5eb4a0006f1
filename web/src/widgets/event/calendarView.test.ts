import { addDays, civilDate, daysBetween, monthOf } from '@holdfast/shared/values/civilDate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, spanOf, spanWords, stepDay, viewOf, weekOf } from './calendarView.ts';

const anyDay = fc.integer({ min: -20_000, max: 300_000 }).map(civilDate);
const weekday = fc.integer({ min: 1, max: 7 });

describe('what the calendar shows', () => {
  it('is taken from the query where that says something', () => {
    expect(viewOf('week', 'month')).toBe('week');
    expect(viewOf('year', 'month')).toBe('month');
    expect(dayOf('2026-02-29', '2026-11-26')).toBe('2026-11-26');
    expect(dayOf('2024-02-29', '2026-11-26')).toBe('2024-02-29');
  });

  it.each([
    ['2026-11-26', 1, '2026-11-23'],
    ['2026-11-26', 7, '2026-11-22'],
    ['2026-11-22', 1, '2026-11-16'],
    ['2026-11-23', 1, '2026-11-23'],
    ['1969-12-28', 1, '1969-12-22'],
  ])('%s is of the week, begun on weekday %i, of %s', (day, first, wanted) => {
    expect(weekOf(day, first)).toBe(wanted);
  });

  it('a month is whole weeks that hold all of it and no week without a day of it', () => {
    fc.assert(
      fc.property(anyDay, weekday, (day, first) => {
        const { from, before } = monthOf(day);
        const span = spanOf('month', day, first);
        expect(span.days % 7).toBe(0);
        expect(span.first <= from && addDays(span.first, 7) > from).toBe(true);
        const end = addDays(span.first, span.days);
        expect(end >= before && addDays(end, -7) < before).toBe(true);
      }),
    );
  });

  it('a step forth and back comes to the same period', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('month', 'week', 'day', 'agenda' as const), weekday, (day, view, first) => {
        const there = stepDay(view, day, 1);
        expect(there > day).toBe(true);
        const back = stepDay(view, there, -1);
        expect(spanOf(view, back, first).first.slice(0, view === 'month' ? 7 : 10)).toBe(
          spanOf(view, view === 'month' ? back : day, first).first.slice(0, view === 'month' ? 7 : 10),
        );
        if (view === 'month') expect(monthOf(back)).toEqual(monthOf(day));
        else expect(daysBetween(back, day)).toBe(0);
      }),
    );
  });

  it('is called by its days', () => {
    expect(spanWords('month', '2026-11-26', 1)).toBe('November 2026');
    expect(spanWords('week', '2026-11-26', 1)).toMatch(/23.* – .*29/);
    expect(spanWords('week', '2026-12-31', 1)).toMatch(/28.* – .*3.*2027/);
    expect(spanWords('day', '2026-11-26', 1)).toMatch(/Thursday.*26.*2026/);
  });
});
