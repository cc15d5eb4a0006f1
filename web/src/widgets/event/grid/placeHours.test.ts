import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someEvent, someZones, timedIn } from '../fakes/someEvents.ts';
import { dayMinutes, type PlacedHours, placeHours } from './placeHours.ts';
import { planDays } from './planDays.ts';

const date = '2026-11-04';

const overlap = (a: PlacedHours, b: PlacedHours) => a.top < b.bottom && b.top < a.bottom;

describe('a day beside its clock', () => {
  it('has every entry within the day, none over another, and no more columns than stand side by side', () => {
    fc.assert(
      fc.property(fc.array(someEvent(date, 1), { maxLength: 14 }), fc.constantFrom(...someZones), (made, zone) => {
        const [day] = planDays(timedIn(made, { first: date, days: 1, zone }), date, 1);
        const placed = placeHours(day?.entries ?? [], date);
        expect(placed).toHaveLength(day?.entries.length ?? 0);
        for (const each of placed) {
          expect(each.top).toBeGreaterThanOrEqual(0);
          expect(each.bottom - each.top).toBeGreaterThanOrEqual(30);
          expect(each.bottom).toBeLessThanOrEqual(dayMinutes);
          expect(each.column).toBeLessThan(each.columns);
          const beside = placed.filter((other) => other !== each && overlap(each, other));
          expect(beside.every((other) => other.column !== each.column && other.columns === each.columns)).toBe(true);
        }
        for (const { columns } of placed) {
          const most = Math.max(
            ...placed.map(({ top }) => placed.filter((o) => o.top <= top && top < o.bottom).length),
          );
          expect(columns).toBeLessThanOrEqual(most);
        }
      }),
    );
  });

  it('keeps the length, cuts what comes from the day before or goes on after it, and lets a moment be read', () => {
    const event = (title: string, from: string, to: string) => ({ event: { id: title, title }, from, to }) as never;
    const placed = placeHours(
      [
        event('night', '2026-11-03T22:00', '2026-11-04T06:00'),
        event('moment', '2026-11-04T05:45', '2026-11-04T05:45'),
        event('late', '2026-11-04T23:50', '2026-11-05T01:00'),
      ],
      date,
    );
    expect(
      placed.map(({ entry, top, bottom, column, columns }) => [entry.event.title, top, bottom, column, columns]),
    ).toEqual([
      ['night', 0, 360, 0, 2],
      ['moment', 345, 375, 1, 2],
      ['late', 1410, 1440, 0, 1],
    ]);
  });
});
