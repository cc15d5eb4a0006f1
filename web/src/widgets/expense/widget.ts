import { Wallet } from 'lucide-react';
import { lazyPart } from '../../ui/lazyPart.tsx';
import type { Widget } from '../widgetDefinition.ts';
import { expenses } from './definition.ts';
import { ExpenseCard } from './ExpenseCard.tsx';

export const widget: Widget = {
  ...expenses,
  place: 2,
  icon: Wallet,
  Card: ExpenseCard,
  Page: lazyPart(async () => (await import('./ExpensePage.tsx')).ExpensePage),
  Form: lazyPart(async () => (await import('./ExpenseForm.tsx')).ExpenseForm),
};
