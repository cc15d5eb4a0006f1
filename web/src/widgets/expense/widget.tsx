import { expense } from '@holdfast/shared/entities/expense';
import { useToday } from '../../ui/time/clock.ts';
import { EditEntry } from '../EditEntry.tsx';
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
    const today = useToday();
    return (
      <EditEntry
        entity={expense}
        id={id}
        form={(entry) => <ExpenseForm expense={entry} onClose={onClose} today={today} />}
      />
    );
  },
};
