import { lineTotal } from '../values/lineTotal.ts';
import { defineEntity, field } from './defineEntity.ts';
import { orNull, wordType } from './fieldType.ts';
import { civilDate, currencyCode, earlierDate, longText, minorUnits, quantity, shortText } from './fieldTypes.ts';

export const sale = defineEntity(
  'sale',
  {
    /** What the receipt is called; final when made, also offline. */
    number: field(shortText, ''),
    date: field(civilDate, '1970-01-01', { reads: earlierDate }),
    customer: field(shortText, ''),
    item: field(shortText, ''),
    quantity: field(quantity, 1),
    unitPrice: field(minorUnits, 0),
    currency: field(currencyCode, 'EUR'),
    status: field(wordType(['unpaid', 'paid', 'refunded']), 'unpaid'),
    due: field(orNull(civilDate), null, { reads: orNull(earlierDate) }),
    note: field(longText, ''),
  },
  {
    indexes: [['date'], ['status', 'due'], ['status', 'date'], ['number']],
    rollups: {
      month: (read) => [{ key: [read('date').slice(0, 7), read('currency'), read('status')], sum: totalOf(read) }],
      day: (read) => [{ key: [read('date'), read('currency'), read('status')], sum: totalOf(read) }],
      /** What is unpaid. */
      unpaid: (read) => (read('status') === 'unpaid' ? [{ key: [read('currency')], sum: totalOf(read) }] : []),
      /** The same by the day it is due, an empty one where it has none. */
      due: (read) =>
        read('status') === 'unpaid' ? [{ key: [read('due') ?? '', read('currency')], sum: totalOf(read) }] : [],
    },
    version: 7,
  },
);

function totalOf(read: (name: 'quantity' | 'unitPrice') => number): number {
  return lineTotal(read('quantity'), read('unitPrice'));
}
