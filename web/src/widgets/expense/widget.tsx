import type { WidgetDefinition } from '../widgetDefinition.ts';
import { ExpenseWidget } from './ExpenseWidget.tsx';
import { ExpenseForm } from './form.ts';

export const widget: WidgetDefinition = {
  entity: 'expense',
  name: 'Expenses',
  words: ['expense', 'expenses'],
  column: 2,
  place: 1,
  Widget: ExpenseWidget,
  EditForm({ id, onClose }) {
    return <ExpenseForm opened={{ id }} onClose={onClose} />;
  },
};
