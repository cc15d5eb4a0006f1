import { addDays } from '@holdfast/shared/values/civilDate';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CalendarEvent } from './definition.ts';
import { type AgendaSpan, partOf, timesHere } from './eventTimes.ts';
import { planDays } from './planDays.ts';

const zones = ['Pacific/Pago_Pago', 'UTC', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Kiritimati'];
const first = '2026-11-02';
const days = 35;

const event: fc.Arbitrary<CalendarEvent> = fc
  .record({
    day: fc.integer({ min: -10, max: 45 }),
    hour: fc.integer({ min: 0, max: 23 }),
    length: fc.integer({ min: 0, max: 6 }),
    endHour: fc.integer({ min: 0, max: 23 }),
    allDay: fc.boolean(),
    zone: fc.constantFrom(...zones),
    id: fc.uuid(),
  })
  .map(({ day, hour, length, endHour, allDay, zone, id }) => {
    const start = addDays(first, day);
    const wall = (date: string, at: number) => `${date}T${String(at).padStart(2, '0')}:00`;
    const end = wall(addDays(start, length), length === 0 ? Math.max(hour, endHour) : endHour);
    return { id, title: 'x', start: wall(start, hour), end, allDay, zone } as CalendarEvent;
  });

it('an event of the span is on each of its days and on no other, whatever its zone and its length', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), fc.constantFrom(...zones), (events, zone) => {
      const span: AgendaSpan = { first, days, zone };
      const timed = events
        .filter((each) => partOf(each, span) === 'agenda')
        .map((each) => ({ event: each, ...timesHere(each, zone) }));
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
