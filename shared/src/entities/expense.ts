import { defineEntity, field } from './defineEntity.ts';
import { civilDate, currencyCode, earlierDate, longText, minorUnits, repeatRule, shortText } from './fieldTypes.ts';

export const expense = defineEntity(
  'expense',
  {
    date: field(civilDate, '1970-01-01', { reads: earlierDate }),
    amount: field(minorUnits, 0),
    currency: field(currencyCode, 'EUR'),
    category: field(shortText, ''),
    vendor: field(shortText, ''),
    method: field(shortText, ''),
    note: field(longText, ''),
    repeat: field(repeatRule, null),
  },
  {
    indexes: [['date'], ['category', 'date']],
    rollups: {
      month: (read) => [{ key: [read('date').slice(0, 7), read('currency'), read('category')], sum: read('amount') }],
      day: (read) => [{ key: [read('date'), read('currency')], sum: read('amount') }],
    },
    version: 5,
  },
);
