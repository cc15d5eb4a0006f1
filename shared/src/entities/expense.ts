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
  { indexes: [['date'], ['category', 'date']], version: 4 },
);
