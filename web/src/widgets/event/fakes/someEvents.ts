/** Events around one span of days, of every zone, length and hour, for properties. */
import { addDays, type CivilDate } from '@holdfast/shared/values/civilDate';
import fc from 'fast-check';
import type { CalendarEvent } from '../definition.ts';
import { type AgendaSpan, type Part, partsOf, type Timed, type TimedEvent, timesHere } from '../eventTimes.ts';

export const someZones = ['Pacific/Pago_Pago', 'UTC', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Kiritimati'] as const;

/** Some begin ten days before the span, and some ten after its end. */
export function someEvent(first: CivilDate, days: number): fc.Arbitrary<CalendarEvent> {
  return fc
    .record({
      day: fc.integer({ min: -10, max: days + 10 }),
      hour: fc.integer({ min: 0, max: 23 }),
      length: fc.integer({ min: 0, max: 6 }),
      endHour: fc.integer({ min: 0, max: 23 }),
      allDay: fc.boolean(),
      zone: fc.constantFrom(...someZones),
      id: fc.uuid(),
    })
    .map(({ day, hour, length, endHour, allDay, zone, id }) => {
      const start = addDays(first, day);
      const wall = (date: string, at: number) => `${date}T${String(at).padStart(2, '0')}:00`;
      const end = wall(addDays(start, length), length === 0 ? Math.max(hour, endHour) : endHour);
      return { id, title: 'x', start: wall(start, hour), end, allDay, zone } as CalendarEvent;
    });
}

/** Those of them that are in the span, with their times there. */
export function timedIn(events: readonly CalendarEvent[], span: AgendaSpan): TimedEvent[] {
  const inSpan = events.filter((each) => partOf(each, span) === 'agenda');
  return inSpan.map((each) => ({ event: each, ...timesHere(each, span.zone) }));
}

export function partOf(event: Timed, span: AgendaSpan): Part {
  return partsOf(span)({ event, ...timesHere(event, span.zone) });
}
