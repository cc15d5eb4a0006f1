import { addDays } from '@holdfast/shared/values/civilDate';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { someEvent, someZones, timedIn } from '../fakes/someEvents.ts';
import { planDays } from './planDays.ts';

const first = '2026-11-02';
const days = 35;

it('an event of the span is on each of its days and on no other, whatever its zone and its length', () => {
  fc.assert(
    fc.property(fc.array(someEvent(first, days), { maxLength: 12 }), fc.constantFrom(...someZones), (events, zone) => {
      const timed = timedIn(events, { first, days, zone });
      const planned = planDays(timed, first, days);
      expect(planned.map(({ date }) => date)).toEqual(Array.from({ length: days }, (_, at) => addDays(first, at)));
      for (const { event: each, from, to } of timed) {
        const on = planned.filter(({ entries }) => entries.some((entry) => entry.event.id === each.id));
        expect(on.length).toBeGreaterThan(0);
        for (const { date } of on) {
          expect(from.slice(0, 10) <= date).toBe(true);
          expect(to.slice(0, 10) >= date).toBe(true);
        }
        const dates = on.map(({ date }) => date);
        expect(dates).toEqual(Array.from({ length: dates.length }, (_, at) => addDays(dates[0] ?? '', at)));
        const begins = from.slice(0, 10);
        expect(dates[0]).toBe(begins < first ? first : begins);
      }
    }),
  );
});
