/** What screens know of a sale. */
import { sale } from '@holdfast/shared/entities/sale';
import type { Entry } from '../../data/entityStore.ts';
import { dayFieldWords, moneyWords } from '../fieldKinds.ts';
import type { WidgetDefinition } from '../widgetDefinition.ts';
import { markPaid, refund } from './saleCommands.ts';
import { canDelete } from './saleStatus.ts';

export type Sale = Entry<typeof sale>;

export const sales: WidgetDefinition<typeof sale> = {
  entity: sale,
  name: 'Sales',
  path: '/sales',
  words: ['sale', 'sales'],
  everything: '?period=all',
  title: ({ item }) => item,
  due: {
    name: 'Sales due',
    query: { by: ['status', 'due'], equals: ['unpaid'] },
    day: ({ due }) => due,
    search: '?show=due',
  },
  fields: { date: dayFieldWords, due: dayFieldWords, unitPrice: moneyWords },
  commands: [markPaid, refund],
  kept: { is: (sale) => !canDelete(sale), because: 'what was paid is refunded instead' },
};
