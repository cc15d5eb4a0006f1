import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someEvent, someZones, timedIn } from '../fakes/someEvents.ts';
import { isLong, planDays } from './planDays.ts';
import { type Bar, planWeek, type WeekDay } from './planWeek.ts';

const first = '2026-11-02';

function weekOf(made: Parameters<typeof timedIn>[0], zone: string, shown: number) {
  return planWeek(planDays(timedIn(made, { first, days: 7, zone }), first, 7), shown);
}

const barsOf = (week: readonly WeekDay[]) =>
  week.flatMap(({ lines }, at) =>
    lines.flatMap((line, number) => (line !== null && 'days' in line ? [{ ...line, at, line: number }] : [])),
  );

function event(id: string, start: string, end: string, allDay = true) {
  return { id, title: id, start: `${start}`, end: `${end}`, allDay, zone: 'UTC' } as never;
}

describe('a week in lines', () => {
  it('has each entry once, on all its days in one line, and nothing of two in one place', () => {
    fc.assert(
      fc.property(fc.array(someEvent(first, 7), { maxLength: 14 }), fc.constantFrom(...someZones), (made, zone) => {
        const week = weekOf(made, zone, Number.POSITIVE_INFINITY);
        const taken = new Set<string>();
        for (const { entry, at, days, line } of barsOf(week)) {
          for (let day = at; day < at + days; day += 1) {
            expect(week[day]?.entries).toContain(entry);
            expect(taken.has(`${day} ${line}`)).toBe(false);
            taken.add(`${day} ${line}`);
            if (day > at) expect(week[day]?.lines[line]).toEqual({ goesOn: entry });
          }
          expect(isLong(entry) || days === 1).toBe(true);
        }
        expect(taken.size).toBe(week.reduce((sum, { entries }) => sum + entries.length, 0));
        expect(week.every(({ hidden }) => hidden === 0)).toBe(true);
      }),
    );
  });

  it('counts what found no line, and takes no line that is not needed', () => {
    fc.assert(
      fc.property(fc.array(someEvent(first, 7), { maxLength: 14 }), fc.integer({ min: 1, max: 3 }), (made, shown) => {
        for (const { entries, lines, hidden } of weekOf(made, 'UTC', shown)) {
          expect(lines.length).toBeLessThanOrEqual(shown);
          expect(lines.filter((line) => line !== null).length + hidden).toBe(entries.length);
        }
      }),
    );
  });

  it('draws what lasts for days as one bar, above what lasts for hours', () => {
    const week = weekOf(
      [
        event('fair', '2026-11-03T00:00', '2026-11-05T00:00'),
        event('call', '2026-11-04T09:00', '2026-11-04T10:00', false),
        event('leave', '2026-10-30T00:00', '2026-11-03T00:00'),
        event('trip', '2026-11-08T00:00', '2026-11-10T00:00'),
      ],
      'UTC',
      3,
    );
    const shape = ({ entry, days, begins, ends }: Bar) => [entry.event.title, days, begins, ends];
    expect(barsOf(week).map((bar) => [bar.at, bar.line, ...shape(bar)])).toEqual([
      [0, 0, 'leave', 2, false, true],
      [1, 1, 'fair', 3, true, true],
      [2, 0, 'call', 1, true, true],
      [6, 0, 'trip', 1, true, false],
    ]);
  });
});
