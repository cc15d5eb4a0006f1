import { describe, expect, it } from 'vitest';
import { isElsewhere, realSpan, timesHere } from './eventTimes.ts';
import { partOf } from './fakes/someEvents.ts';

const timed = (start: string, end: string, zone = 'Europe/Berlin', allDay = false) => ({ start, end, zone, allDay });
const span = { first: '2026-11-23', days: 14, zone: 'Europe/Berlin' };

describe('when an event is here', () => {
  it.each([
    ['on the same wall', timed('2026-11-24T09:00', '2026-11-24T10:00'), '2026-11-24T09:00', '2026-11-24T10:00'],
    ['a day east', timed('2026-11-24T02:00', '2026-11-24T03:00', 'Asia/Tokyo'), '2026-11-23T18:00', '2026-11-23T19:00'],
    [
      'under an offset',
      timed('2026-11-24T09:00', '2026-11-24T10:00', '+05:30'),
      '2026-11-24T04:30',
      '2026-11-24T05:30',
    ],
    [
      'all day',
      timed('2026-11-24T00:00', '2026-11-25T00:00', 'Asia/Tokyo', true),
      '2026-11-24T00:00',
      '2026-11-25T00:00',
    ],
    ['over as it begins', timed('2026-11-24T09:00', '2026-11-20T10:00'), '2026-11-24T09:00', '2026-11-24T09:00'],
    ['on a day no month has', timed('2026-02-31T09:00', '2026-02-31T10:00'), '2026-03-03T09:00', '2026-03-03T10:00'],
    [
      'all of a day no year has',
      timed('2026-02-29T00:00', '2026-02-29T00:00', 'UTC', true),
      '2026-03-01T00:00',
      '2026-03-01T00:00',
    ],
    ['in a year half typed', timed('0026-11-24T09:00', '0026-11-24T10:00'), '0026-11-24T09:00', '0026-11-24T10:00'],
    [
      'at the end of all years',
      timed('9999-12-31T23:00', '9999-12-31T23:30', '-12:00'),
      '9999-12-31T23:00',
      '9999-12-31T23:30',
    ],
    ['in a skipped hour', timed('2026-03-29T02:30', '2026-03-29T03:30'), '2026-03-29T03:30', '2026-03-29T04:30'],
    [
      'half of it in a skipped hour',
      timed('2026-03-29T01:30', '2026-03-29T02:30'),
      '2026-03-29T01:30',
      '2026-03-29T03:30',
    ],
    [
      'in an hour that happens twice',
      timed('2026-10-25T02:30', '2026-10-25T03:30'),
      '2026-10-25T02:30',
      '2026-10-25T03:30',
    ],
  ])('%s', (_, event, from, to) => {
    expect(timesHere(event, span.zone)).toEqual({ from, to });
  });
});

describe('a start that daylight saving skips', () => {
  it.each([
    ['2026-03-29T02:30', '2026-03-29T02:45', '2026-03-29T03:30', '2026-03-29T03:45'],
    ['2026-03-29T02:00', '2026-03-29T03:00', '2026-03-29T03:00', '2026-03-29T04:00'],
    ['2026-03-29T03:00', '2026-03-29T04:00', '2026-03-29T03:00', '2026-03-29T04:00'],
    ['2026-03-28T02:30', '2026-03-28T03:30', '2026-03-28T02:30', '2026-03-28T03:30'],
  ])('%s to %s is %s to %s: the end goes with it', (start, end, from, to) => {
    expect(realSpan({ start, end, zone: 'Europe/Berlin' })).toEqual({ start: from, end: to });
  });
});

describe('the list an event stands in', () => {
  it.each([
    ['earlier', timed('2026-11-22T22:00', '2026-11-22T23:00')],
    ['earlier', timed('2026-11-22T22:00', '2026-11-23T00:00')],
    ['agenda', timed('2026-11-22T22:00', '2026-11-23T00:01')],
    ['agenda', timed('2026-11-23T00:00', '2026-11-23T00:00')],
    ['earlier', timed('2026-11-20T00:00', '2026-11-22T00:00', 'UTC', true)],
    ['agenda', timed('2026-11-20T00:00', '2026-11-23T00:00', 'UTC', true)],
    ['agenda', timed('2016-01-01T00:00', '2036-01-01T00:00', 'UTC', true)],
    ['agenda', timed('2026-12-06T23:59', '2027-03-01T00:00')],
    ['later', timed('2026-12-07T00:00', '2026-12-07T01:00')],
    ['agenda', timed('2026-12-07T00:00', '2026-12-07T01:00', 'Pacific/Kiritimati')],
    ['later', timed('2026-12-06T23:00', '2026-12-06T23:30', 'Pacific/Honolulu')],
    ['agenda', timed('2026-11-22T23:00', '2026-11-22T23:30', 'Pacific/Honolulu')],
    ['earlier', timed('2026-11-23T00:00', '2026-11-23T01:00', 'Pacific/Kiritimati')],
    ['later', timed('2027-02-29T09:00', '2027-02-29T10:00')],
    ['earlier', timed('0026-11-24T09:00', '0026-11-24T10:00')],
  ])('is %s: %j', (part, event) => {
    expect(partOf(event, span)).toBe(part);
  });
});

describe('an event that is elsewhere', () => {
  it.each([
    ['Asia/Tokyo', 'Europe/Berlin', true],
    ['Europe/Paris', 'Europe/Berlin', false],
    ['Asia/Calcutta', 'Asia/Kolkata', false],
    ['+05:30', 'Asia/Kolkata', false],
    ['Europe/London', 'Europe/Berlin', true],
  ])('of %s, seen from %s: %s', (zone, here, elsewhere) => {
    const event = { start: '2026-11-24T09:00', allDay: false, zone };
    expect(isElsewhere(event, here)).toBe(elsewhere);
    expect(isElsewhere({ ...event, allDay: true }, here)).toBe(false);
    expect(isElsewhere({ ...event, start: '2026-02-29T09:00' }, here)).toBe(elsewhere);
  });
});
