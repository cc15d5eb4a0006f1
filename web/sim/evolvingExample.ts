/** The example of shared/docs/evolving-entities.md: one entity before and after. The page quotes it, evolving.test.ts runs it. */
import { defineEntity, field, type Values } from '@holdfast/shared/entities/defineEntity';
import { orNull, wholeType } from '@holdfast/shared/entities/fieldType';
import { civilDate, earlierDate, shortText } from '@holdfast/shared/entities/fieldTypes';

export const invoiceBefore = defineEntity(
  'invoice',
  {
    customer: field(shortText, ''),
    urgency: field(wholeType('0 to 3', [0, 3]), 0),
    hours: field(wholeType('whole hours'), 0),
    fax: field(shortText, ''),
    due: field(earlierDate, '1970-01-01'),
  },
  { indexes: [['customer']] },
);

export const invoiceAfter = defineEntity(
  'invoice',
  {
    client: field(shortText, '', { storedAs: 'customer' }),
    urgency: field(wholeType('0 to 5', [0, 5]), 0),
    due: field(civilDate, '1970-01-01', { reads: earlierDate }),
    hours: field(wholeType('whole hours'), 0),
    minutes: field(orNull(wholeType('whole minutes')), null),
    reference: field(shortText, ''),
  },
  { indexes: [['client'], ['urgency', 'client']], version: 2, retired: ['fax'] },
);

/** Old and new, together: who knows hours only goes on to read something true. */
export function workedValues(minutes: number) {
  return { minutes, hours: Math.floor(minutes / 60) };
}

/** Minutes count for as long as they fit the hours: if not, a device that knows hours only wrote last. */
export function minutesOf({ hours, minutes }: Pick<Values<typeof invoiceAfter>, 'hours' | 'minutes'>): number {
  return minutes !== null && Math.floor(minutes / 60) === hours ? minutes : hours * 60;
}

export const payment = defineEntity('payment', {
  invoiceId: field(shortText, ''),
  date: field(civilDate, '1970-01-01'),
});
