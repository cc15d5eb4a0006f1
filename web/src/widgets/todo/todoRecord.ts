/** A todo as the widget hands it around. */
import type { todo } from '@holdfast/shared/entities/todo';
import type { Entry } from '../../data/entityStore.ts';

export type Todo = Entry<typeof todo>;

export const priorityWords = ['None', 'Low', 'Medium', 'High'] as const;
