import { describe, expect, it } from 'vitest';
import type { Texts } from '../../ui/form/formTexts.ts';
import { lengthText, typeEnd, typeStart } from './eventSpan.ts';

const form = (start: string, end: string, allDay = ''): Texts => ({
  start,
  end,
  allDay,
  length: lengthText(start, end),
});

type Step = readonly ['start' | 'end' | 'allDay', string];

/** What stands in the form after some typing, as the fields show it. */
function after(texts: Texts, steps: readonly Step[]): [start: string, end: string] {
  let typed = texts;
  for (const [field, text] of steps) {
    const changes = { start: typeStart, end: typeEnd, allDay: (ticked: string) => ({ allDay: ticked }) }[field];
    typed = { ...typed, ...changes(text, typed) };
  }
  const shown = (wall = '') => (typed.allDay === 'on' ? wall.slice(0, 10) : wall);
  return [shown(typed.start), shown(typed.end)];
}

const workday = form('2026-11-24T09:00', '2026-11-24T17:00');
const fair = form('2026-11-24T00:00', '2026-11-26T00:00', 'on');
const night = form('2026-11-24T22:00', '2026-11-25T06:00');

describe('typing when an event is', () => {
  it.each<[string, Texts, Step[], [string, string]]>([
    [
      'a later start takes the end along',
      workday,
      [['start', '2026-11-25T10:00']],
      ['2026-11-25T10:00', '2026-11-25T18:00'],
    ],
    [
      'eight hours stay eight',
      workday,
      [
        ['start', ''],
        ['start', '2026-12-01T08:00'],
      ],
      ['2026-12-01T08:00', '2026-12-01T16:00'],
    ],
    ['a cleared start leaves the end in sight', workday, [['start', '']], ['', '2026-11-24T17:00']],
    [
      'three days stay three',
      fair,
      [
        ['start', ''],
        ['start', '2026-12-30'],
      ],
      ['2026-12-30', '2027-01-01'],
    ],
    [
      'a year typed digit by digit',
      workday,
      [
        ['start', ''],
        ['start', '0002-11-24T09:00'],
        ['start', '0020-11-24T09:00'],
        ['start', '0202-11-24T09:00'],
        ['start', '2027-11-24T09:00'],
      ],
      ['2027-11-24T09:00', '2027-11-24T17:00'],
    ],
    [
      'a year of an end typed digit by digit',
      workday,
      [
        ['end', '0002-11-25T12:00'],
        ['end', '0202-11-25T12:00'],
        ['end', '2026-11-25T12:00'],
        ['start', '2026-11-25T09:00'],
      ],
      ['2026-11-25T09:00', '2026-11-26T12:00'],
    ],
    [
      'the last of all years',
      workday,
      [
        ['start', '9999-12-31T20:00'],
        ['start', '2026-11-24T10:00'],
      ],
      ['2026-11-24T10:00', '2026-11-24T18:00'],
    ],
    [
      'a new end is a new length',
      workday,
      [
        ['end', '2026-11-24T10:00'],
        ['start', '2026-11-24T12:00'],
      ],
      ['2026-11-24T12:00', '2026-11-24T13:00'],
    ],
    [
      'an end before the start stays as typed',
      workday,
      [
        ['end', '2026-11-20T10:00'],
        ['start', '2026-11-19T09:00'],
      ],
      ['2026-11-19T09:00', '2026-11-20T10:00'],
    ],
    [
      'a cleared end stays empty',
      workday,
      [
        ['end', ''],
        ['start', '2026-11-25T09:00'],
      ],
      ['2026-11-25T09:00', ''],
    ],
    [
      'an end typed while there is no start',
      workday,
      [
        ['start', ''],
        ['end', '2026-11-27T12:00'],
        ['start', '2026-11-26T12:00'],
      ],
      ['2026-11-26T12:00', '2026-11-27T12:00'],
    ],
    ['over midnight', night, [['start', '2026-12-31T23:00']], ['2026-12-31T23:00', '2027-01-01T07:00']],
    ['onto the day clocks change', night, [['start', '2026-03-28T22:00']], ['2026-03-28T22:00', '2026-03-29T06:00']],
    [
      'all day and back',
      workday,
      [
        ['allDay', 'on'],
        ['allDay', ''],
      ],
      ['2026-11-24T09:00', '2026-11-24T17:00'],
    ],
    [
      'all day, another day, and back',
      night,
      [
        ['allDay', 'on'],
        ['start', '2026-12-01'],
        ['allDay', ''],
      ],
      ['2026-12-01T22:00', '2026-12-02T06:00'],
    ],
    [
      'all day, cleared, another day, and back',
      night,
      [
        ['allDay', 'on'],
        ['start', ''],
        ['start', '2026-12-01'],
        ['allDay', ''],
      ],
      ['2026-12-01T22:00', '2026-12-02T06:00'],
    ],
    [
      'all day, a day longer, and back',
      workday,
      [
        ['allDay', 'on'],
        ['end', '2026-11-25'],
        ['allDay', ''],
      ],
      ['2026-11-24T09:00', '2026-11-25T17:00'],
    ],
    [
      'all day, over on the day it began',
      night,
      [
        ['allDay', 'on'],
        ['end', '2026-11-24'],
        ['start', '2026-11-30'],
      ],
      ['2026-11-30', '2026-11-30'],
    ],
    [
      'all day, an end before the start',
      fair,
      [
        ['end', '2026-11-20'],
        ['start', '2026-11-19'],
      ],
      ['2026-11-19', '2026-11-20'],
    ],
  ])('%s', (_, texts, steps, shown) => {
    expect(after(texts, steps)).toEqual(shown);
  });
});
