/** What can be done with many sales at once. */
import type { sale } from '@holdfast/shared/entities/sale';
import { BadgeCheck } from 'lucide-react';
import type { BulkAction } from '../bulkActions.ts';

export const markPaid: BulkAction<typeof sale> = {
  word: 'Mark paid',
  icon: BadgeCheck,
  said: 'Paid:',
  plan: ({ status }) => (status === 'unpaid' ? { status: 'paid' } : null),
  except: 'the others were paid before',
};
