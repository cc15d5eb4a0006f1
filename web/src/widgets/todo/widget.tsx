import type { WidgetDefinition } from '../widgetDefinition.ts';
import { TodoForm } from './form.ts';
import { TodoWidget } from './TodoWidget.tsx';

export const widget: WidgetDefinition = {
  entity: 'todo',
  name: 'Todos',
  words: ['todo', 'todos'],
  column: 0,
  place: 0,
  Widget: TodoWidget,
  EditForm({ id, onClose }) {
    return <TodoForm opened={{ id }} onClose={onClose} />;
  },
};
