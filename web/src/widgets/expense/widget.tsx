import type { WidgetDefinition } from '../widgetDefinition.ts';
import { ExpenseForm } from './ExpenseForm.tsx';
import { ExpenseWidget } from './ExpenseWidget.tsx';

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
