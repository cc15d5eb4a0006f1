import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readValues, refuseValue } from './defineEntity.ts';
import { registry } from './registry.ts';

const { todo, sale, event, expense } = registry;

const realDays = [
  '1900-01-01',
  '1970-01-01',
  '2000-02-29',
  '2026-02-28',
  '2026-04-30',
  '2026-12-31',
  '2028-02-29',
  '2400-02-29',
  '2996-02-29',
  '2999-12-31',
];

const otherDays = [
  ['no leap year', '2026-02-29'],
  ['a century that is no leap year', '1900-02-29'],
  ['another', '2100-02-29'],
  ['30 February', '2028-02-30'],
  ['31 April', '2026-04-31'],
  ['a year typed half', '0026-03-05'],
  ['before 1900', '1899-12-31'],
  ['after 2999', '3000-01-01'],
  ['five digits', '20261-01-01'],
  ['month 13', '2026-13-01'],
  ['day 0', '2026-01-00'],
  ['no zeros', '2026-1-1'],
  ['words', 'tomorrow'],
  ['nothing', ''],
  ['two lines', '2026-01-01\n'],
] as const;

describe('a day that is written', () => {
  it.each(realDays)('is taken: %s', (day) => {
    expect(refuseValue(todo, 'due', day)).toBeNull();
    expect(refuseValue(sale, 'date', day)).toBeNull();
    expect(refuseValue(expense, 'date', day)).toBeNull();
    expect(refuseValue(event, 'start', `${day}T23:59`)).toBeNull();
  });

  it.each(otherDays)('[FO5] is refused, with what is allowed: %s, %j', (_, day) => {
    const words = expect.stringMatching(/1900.*2999/);
    expect(refuseValue(todo, 'due', day)).toEqual(words);
    expect(refuseValue(sale, 'due', day)).toEqual(words);
    expect(refuseValue(expense, 'date', day)).toEqual(words);
    expect(refuseValue(event, 'end', `${day}T10:00`)).toEqual(words);
  });

  it('is a day of the calendar, over eleven centuries', () => {
    const dayMs = 86_400_000;
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2999 }), fc.nat(11), fc.integer({ min: 1, max: 31 }), (y, m, d) => {
        const date = new Date(Date.UTC(y, m, d));
        const text = `${y}-${String(m + 1).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
        expect(refuseValue(todo, 'due', text) === null).toBe(date.getTime() % dayMs === 0 && date.getUTCMonth() === m);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['24:00', '9:30', '12:60', '12:00:00'])('[FO5] a time that no clock shows is refused: %s', (time) => {
    expect(refuseValue(event, 'start', `2026-11-23T${time}`)).not.toBeNull();
  });
});

describe('a day that an earlier version took', () => {
  it.each(['2026-02-29', '0026-03-05', '9999-12-31'])(
    'is still read as it stands, so that it can be mended: %s',
    (day) => {
      expect(readValues(todo, { due: day }).due).toBe(day);
      expect(readValues(sale, { date: day, due: day })).toMatchObject({ date: day, due: day });
      expect(readValues(expense, { date: day }).date).toBe(day);
      expect(readValues(event, { start: `${day}T10:00` }).start).toBe(`${day}T10:00`);
    },
  );

  it('was 31 February, for an event', () => {
    expect(readValues(event, { start: '2026-02-31T10:00' }).start).toBe('2026-02-31T10:00');
  });

  it.each(['tomorrow', '2026-13-01', '', 5, null])('is not %j: nobody ever took that', (value) => {
    expect(readValues(sale, { date: value }).date).toBe('1970-01-01');
  });
});

describe('the zone of an event', () => {
  it.each([
    'Europe/Berlin',
    'Asia/Calcutta',
    'America/Argentina/Buenos_Aires',
    'Etc/GMT-14',
    'UTC',
    '+05:30',
    '-12:00',
  ])('may be a name, or the offset a browser gives in its place: %s', (zone) =>
    expect(refuseValue(event, 'zone', zone)).toBeNull(),
  );

  it.each(['', 'Europe Berlin', '+5:30', '+24:00', '05:30', 'x'.repeat(65)])('[FO5] is not %j', (zone) =>
    expect(refuseValue(event, 'zone', zone)).toEqual(expect.stringContaining('time zone')),
  );
});
