import { defineEntity, field, type IndexKey } from './defineEntity.ts';
import { earlierDateTime, flag, longText, repeatRule, shortText, wallDateTime, zoneName } from './fieldTypes.ts';

const unknownTime = '1970-01-01T00:00';

export const event = defineEntity(
  'event',
  {
    title: field(shortText, ''),
    /** On the wall of `zone`; the end is exclusive. All-day events use the date part and include the end day. */
    start: field(wallDateTime, unknownTime, { reads: earlierDateTime }),
    end: field(wallDateTime, unknownTime, { reads: earlierDateTime }),
    allDay: field(flag, false),
    zone: field(zoneName, 'UTC'),
    place: field(shortText, ''),
    notes: field(longText, ''),
    color: field(shortText, ''),
    repeat: field(repeatRule, null),
  },
  {
    indexes: [['start'], ['end'], ['lengthClass', 'start']],
    rollups: {
      /** For lists of what lies far from a day: by the months events begin in, and by those they are over in. */
      startMonth: (read) => [{ key: [read('start').slice(0, 7)] }],
      endMonth: (read) => [{ key: [endOf(read('start'), read('end')).slice(0, 7)] }],
    },
    version: 7,
    keys: {
      start: (keyOf) => wallOf(keyOf('start')),
      /** Fields merge one by one, so an end can come to lie before its start: then it is over when it begins. */
      end: (keyOf) => endOf(wallOf(keyOf('start')), wallOf(keyOf('end'))),
      lengthClass(keyOf) {
        const start = wallOf(keyOf('start'));
        return lengthClass(start, endOf(start, wallOf(keyOf('end'))));
      },
    },
  },
);

/** How many classes of length there are: years have four digits. */
export const lengthClasses = 9;

/** The days that an event of this class stays under: from one day to the next it lasts less than this many. */
export function daysUnder(lengthClass: number): number {
  return 8 ** lengthClass;
}

/**
 * What runs on a day began before it, nobody knows how long before; but what lasts under n days began in the n days
 * before. So events are kept by length, each class up to eight times as long as the one before it, and what runs is
 * found by one range of starts in each class.
 */
function lengthClass(start: string, end: string): number {
  const days = dayCount(end) - dayCount(start);
  let found = 0;
  while (daysUnder(found) <= days) found += 1;
  return found;
}

/** Grows by one from day to day, by more where a month is short: a length that is never too small. */
function dayCount(wall: string): number {
  const [year = 0, month = 0, day = 0] = wall.slice(0, 10).split('-').map(Number);
  return (year * 12 + month) * 31 + day;
}

function endOf(start: string, end: string): string {
  return end < start ? start : end;
}

/** As it is read: what this version cannot read has the default, in lists as on the screen. */
function wallOf(key: IndexKey): string {
  return earlierDateTime.refuse(key) === null ? String(key) : unknownTime;
}
