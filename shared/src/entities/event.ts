import { defineEntity, field } from './defineEntity.ts';
import { earlierDateTime, flag, longText, repeatRule, shortText, wallDateTime, zoneName } from './fieldTypes.ts';

export const event = defineEntity(
  'event',
  {
    title: field(shortText, ''),
    /** On the wall of `zone`; the end is exclusive. All-day events use the date part and include the end day. */
    start: field(wallDateTime, '1970-01-01T00:00', { reads: earlierDateTime }),
    end: field(wallDateTime, '1970-01-01T00:00', { reads: earlierDateTime }),
    allDay: field(flag, false),
    zone: field(zoneName, 'UTC'),
    place: field(shortText, ''),
    notes: field(longText, ''),
    color: field(shortText, ''),
    repeat: field(repeatRule, null),
  },
  { indexes: [['start'], ['end']] },
);
