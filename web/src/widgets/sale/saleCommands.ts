/** What can be done with sales, as their rows show it. */
import type { sale } from '@holdfast/shared/entities/sale';
import { BadgeCheck, Undo2 } from 'lucide-react';
import type { RecordCommand } from '../commands/recordCommand.ts';

export const markPaid: RecordCommand<typeof sale> = {
  id: 'sale.paid',
  name: 'Mark paid',
  icon: BadgeCheck,
  keys: ['p'],
  places: ['button', 'forth', 'bulk'],
  said: 'Paid:',
  plan: ({ status }) => (status === 'unpaid' ? { status: 'paid' } : null),
  except: 'what was paid before stays so',
};

export const refund: RecordCommand<typeof sale> = {
  id: 'sale.refund',
  name: 'Refund',
  also: ['money back'],
  icon: Undo2,
  places: ['button'],
  said: 'Refunded:',
  plan: ({ status }) => (status === 'paid' ? { status: 'refunded' } : null),
  except: 'only what was paid is refunded',
};
