/** The only list of entities. Device tables, stores, server validation and SQL views all follow from it. */
import { event } from './event.ts';
import { expense } from './expense.ts';
import { link } from './link.ts';
import { preference } from './preference.ts';
import { sale } from './sale.ts';
import { todo } from './todo.ts';

export const registry = { todo, sale, event, link, expense, preference };

export type EntityName = keyof typeof registry;
