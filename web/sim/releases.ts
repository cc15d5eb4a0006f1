/** Three releases of one app that meet on one server: each knows fields and entities the one before does not. */
import {
  defineEntity,
  type EntityDefinition,
  type FieldDefinitions,
  field,
  findEntity,
  type Registry,
} from '@holdfast/shared/entities/defineEntity';
import { shortText } from '@holdfast/shared/entities/fieldTypes';
import { registry } from '@holdfast/shared/entities/registry';

const { priority, ...olderFields } = registry.todo.fields;
const { link: _, ...olderEntities } = registry;

const habit = defineEntity('habit', { name: field(shortText, ''), streak: field(priority.writes, 0) });

export const releases = {
  older: { ...olderEntities, todo: defineEntity('todo', olderFields, { indexes: [['done', 'order']] }) },
  current: registry,
  newer: {
    ...registry,
    todo: defineEntity(
      'todo',
      { ...registry.todo.fields, energy: field(shortText, '') },
      {
        indexes: [['done', 'due', 'order'], ['done', 'order'], ['done', 'doneAt'], ['energy']],
        version: registry.todo.version + 1,
      },
    ),
    habit,
  },
} satisfies Record<string, Registry>;

export type Release = keyof typeof releases;

/** What people edit in a simulation: a few fields of a few entities, so that they meet. */
export const editable: Readonly<Record<string, readonly string[]>> = {
  todo: ['title', 'notes', 'priority', 'done', 'energy'],
  expense: ['vendor', 'amount', 'note'],
  link: ['title', 'group'],
  habit: ['name', 'streak'],
};

/** Those of them that a release knows. */
export function fieldsOf(release: Release, entity: string): string[] {
  const definition: EntityDefinition<FieldDefinitions> | undefined = findEntity(releases[release], entity);
  return (editable[entity] ?? []).filter((name) => Object.hasOwn(definition?.fields ?? {}, name));
}

const fewValues = ['done', 'priority', 'streak'];
/** Two people hardly give the same one. */
export const hasManyValues = (name: string) => !fewValues.includes(name);

/** A value nobody else writes, where the field has room for one. */
export function valueFor(name: string, step: number): unknown {
  if (name === 'done') return step % 2 === 0;
  if (name === 'priority' || name === 'streak') return step % 4;
  return name === 'amount' ? step : `${name} of step ${step}`;
}
