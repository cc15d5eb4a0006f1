import { readValues } from '@holdfast/shared/entities/defineEntity';
import { event } from '@holdfast/shared/entities/event';
import { describe, expect, it } from 'vitest';
import type { CalendarEvent } from './definition.ts';
import { timedIn } from './fakes/someEvents.ts';
import { type AgendaDay, planAgenda } from './planAgenda.ts';
import { spanWords } from './spanWords.ts';

const zone = 'Europe/Berlin';
const span = { first: '2026-11-23', days: 14, zone };

function made(title: string, start: string, end: string, more: object = {}) {
  return { id: title, ...readValues(event, { title, start, end, zone, ...more }) };
}

function agendaOf(events: CalendarEvent[]) {
  return planAgenda(timedIn(events, span), span.first);
}

function shape(days: AgendaDay[]) {
  return days.map(({ date, entries }) => [date, ...entries.map((entry) => entry.event.title)]);
}

describe('the agenda', () => {
  it('groups by day, all-day first, then by time', () => {
    const days = agendaOf([
      made('late', '2026-11-24T17:00', '2026-11-24T18:00'),
      made('early', '2026-11-24T08:00', '2026-11-24T09:00'),
      made('fair', '2026-11-24T00:00', '2026-11-25T00:00', { allDay: true }),
      made('today', '2026-11-23T08:00', '2026-11-23T09:00'),
    ]);
    expect(shape(days)).toEqual([
      ['2026-11-23', 'today'],
      ['2026-11-24', 'fair', 'early', 'late'],
    ]);
  });

  it('keeps what began before and goes on, under the first day', () => {
    const days = agendaOf([
      made('holiday', '2026-11-20T00:00', '2026-11-23T00:00', { allDay: true }),
      made('night', '2026-11-22T22:00', '2026-11-23T02:00'),
      made('over', '2026-11-22T22:00', '2026-11-23T00:00'),
      made('past', '2026-11-20T00:00', '2026-11-22T00:00', { allDay: true }),
    ]);
    expect(shape(days)).toEqual([['2026-11-23', 'holiday', 'night']]);
  });

  it('puts an event of another zone on the day it is here', () => {
    const days = agendaOf([made('call', '2026-11-24T02:00', '2026-11-24T03:00', { zone: 'Asia/Tokyo' })]);
    expect(days[0]).toMatchObject({
      date: '2026-11-23',
      entries: [{ from: '2026-11-23T18:00', to: '2026-11-23T19:00' }],
    });
  });

  it('ends with its last day', () => {
    expect(agendaOf([made('after', '2026-12-07T08:00', '2026-12-07T09:00')])).toEqual([]);
    expect(agendaOf([made('last', '2026-12-06T08:00', '2026-12-06T09:00')])).toHaveLength(1);
  });
});

describe('when an event is, in words', () => {
  const words = (start: string, end: string, more: object = {}) => {
    const [day] = agendaOf([made('x', start, end, more)]);
    const entry = day?.entries[0];
    return day && entry ? spanWords(entry, day.date, '2026-11-23', 'en-GB') : null;
  };

  it('says hours, days and what goes on', () => {
    expect(words('2026-11-24T14:00', '2026-11-24T15:00')).toBe('14:00–15:00');
    expect(words('2026-11-24T14:00', '2026-11-24T14:00')).toBe('14:00');
    expect(words('2026-11-24T22:00', '2026-11-25T00:00')).toBe('22:00–00:00');
    expect(words('2026-11-24T22:00', '2026-11-25T06:00')).toBe('22:00, until Wednesday, 06:00');
    expect(words('2026-11-22T22:00', '2026-11-23T06:00')).toBe('until 06:00');
    expect(words('2026-11-24T00:00', '2026-11-24T00:00', { allDay: true })).toBe('All day');
    expect(words('2026-11-24T14:00', '2026-11-24T13:00')).toBe('14:00');
    expect(words('2026-11-22T00:00', '2026-11-24T00:00', { allDay: true })).toBe('until tomorrow');
  });
});
