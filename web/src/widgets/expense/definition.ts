/** What screens know of an expense. */
import { expense } from '@holdfast/shared/entities/expense';
import type { Entry } from '../../data/entityStore.ts';
import { dayFieldWords, moneyWords } from '../fieldKinds.ts';
import type { WidgetDefinition } from '../widgetDefinition.ts';

export type Expense = Entry<typeof expense>;

export const expenses: WidgetDefinition<typeof expense> = {
  entity: expense,
  name: 'Expenses',
  path: '/expenses',
  words: ['expense', 'expenses'],
  everything: '?period=all',
  /** Who was paid, else for what, else what was noted of it. */
  title: ({ vendor, category, note }) => vendor || category || (note ?? '').split('\n')[0] || 'Expense',
  fields: { date: dayFieldWords, amount: moneyWords },
};
