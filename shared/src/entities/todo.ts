import { defineEntity, field } from './defineEntity.ts';
import { listType, orNull, wholeType } from './fieldType.ts';
import {
  civilDate,
  earlierDate,
  earlierOrderKey,
  flag,
  instant,
  longText,
  orderKey,
  repeatRule,
  shortText,
  wallTime,
} from './fieldTypes.ts';

export const todo = defineEntity(
  'todo',
  {
    title: field(shortText, ''),
    notes: field(longText, ''),
    done: field(flag, false),
    doneAt: field(orNull(instant), null),
    due: field(orNull(civilDate), null, { reads: orNull(earlierDate) }),
    dueTime: field(orNull(wallTime), null),
    /** 0 none to 3 highest. */
    priority: field(wholeType('0 to 3', [0, 3]), 0),
    list: field(shortText, ''),
    tags: field(listType(shortText, 50), []),
    order: field(orderKey, '', { reads: earlierOrderKey }),
    repeat: field(repeatRule, null),
  },
  {
    indexes: [
      ['done', 'due', 'order'],
      ['done', 'order'],
      ['done', 'doneAt'],
      ['done', 'due', 'dueTime', 'order'],
      ['done', 'list', 'order'],
    ],
    rollups: {
      /** By whether they are done, and by list. */
      list: (read) => [{ key: [read('done') ? 1 : 0, read('list')] }],
      /** The same by tag. */
      tag: (read) => [...new Set(read('tags'))].map((tag) => ({ key: [read('done') ? 1 : 0, tag] })),
      /** What is to be done, by month and by day; under an empty one what has none. */
      dueMonth: (read) => (read('done') ? [] : [{ key: [(read('due') ?? '').slice(0, 7)] }]),
      due: (read) => (read('done') ? [] : [{ key: [read('due') ?? ''] }]),
    },
    version: 9,
    keys: {
      /** In the order of a day: what has a time by its time, then what has none. */
      dueTime: (keyOf) => keyOf('dueTime') || '24:00',
    },
  },
);
