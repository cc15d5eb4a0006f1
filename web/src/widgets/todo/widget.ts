import { ListChecks } from 'lucide-react';
import { lazyPart } from '../../ui/lazyPart.tsx';
import type { Widget } from '../widgetDefinition.ts';
import { todos } from './definition.ts';
import { TodoCard } from './TodoCard.tsx';
import { TodoNow } from './TodoNow.tsx';

export const widget: Widget = {
  ...todos,
  place: 0,
  icon: ListChecks,
  Card: TodoCard,
  Now: TodoNow,
  Page: lazyPart(async () => (await import('./TodoPage.tsx')).TodoPage),
  Form: lazyPart(async () => (await import('./TodoForm.tsx')).TodoForm),
};
