/** The example of shared/docs/evolving-entities.md: one entity before and after. The page quotes it, evolving.test.ts runs it. */
import { defineEntity, field, type Values } from '@holdfast/shared/entities/defineEntity';
import { civilDate, earlierDate, shortText } from '@holdfast/shared/entities/fieldTypes';
import * as z from 'zod/mini';

export const invoiceBefore = defineEntity(
  'invoice',
  {
    customer: field(shortText, ''),
    urgency: field(z.int().check(z.gte(0), z.lte(3)), 0),
    hours: field(z.int(), 0),
    fax: field(shortText, ''),
    due: field(earlierDate, '1970-01-01'),
  },
  { indexes: [['customer']] },
);

export const invoiceAfter = defineEntity(
  'invoice',
  {
    client: field(shortText, '', { storedAs: 'customer' }),
    urgency: field(z.int().check(z.gte(0), z.lte(5)), 0),
    due: field(civilDate, '1970-01-01', { reads: earlierDate }),
    hours: field(z.int(), 0),
    minutes: field(z.nullable(z.int()), null),
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
