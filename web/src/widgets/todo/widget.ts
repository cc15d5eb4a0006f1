import type { Widget } from '../widgetDefinition.ts';
import { todos } from './definition.ts';
import { TodoForm } from './form.ts';
import { TodoCard } from './TodoCard.tsx';

export const widget: Widget = { ...todos, column: 0, place: 0, Card: TodoCard, Form: TodoForm };
