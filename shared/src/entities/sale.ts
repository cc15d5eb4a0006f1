import * as z from 'zod/mini';
import { defineEntity, field } from './defineEntity.ts';
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
    status: field(z.enum(['unpaid', 'paid', 'refunded']), 'unpaid'),
    due: field(z.nullable(civilDate), null, { reads: z.nullable(earlierDate) }),
    note: field(longText, ''),
  },
  { indexes: [['date'], ['status', 'due'], ['number']], version: 5 },
);
