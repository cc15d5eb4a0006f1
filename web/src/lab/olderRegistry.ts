/** The app or the server as an earlier release: it does not know quick links, nor the notes of a todo. */
import { defineEntity, type Registry } from '@holdfast/shared/entities/defineEntity';
import { registry } from '@holdfast/shared/entities/registry';

const { notes, ...olderFields } = registry.todo.fields;
const { link, ...olderEntities } = registry;

/** The tables are those of today: a browser cannot take an index away and give it back. */
const todo = defineEntity('todo', olderFields, {
  indexes: [
    ['done', 'due', 'order'],
    ['done', 'order'],
    ['done', 'doneAt'],
    ['done', 'due', 'dueTime', 'order'],
    ['done', 'list', 'order'],
  ],
  version: registry.todo.version,
  keys: { dueTime: (keyOf) => keyOf('dueTime') || '24:00' },
});

export const olderRegistry: Registry = { ...olderEntities, todo };
