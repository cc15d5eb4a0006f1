import type { Widget } from '../widgetDefinition.ts';
import { expenses } from './definition.ts';
import { ExpenseCard } from './ExpenseCard.tsx';
import { ExpenseForm } from './form.ts';

export const widget: Widget = { ...expenses, column: 2, place: 1, Card: ExpenseCard, Form: ExpenseForm };
