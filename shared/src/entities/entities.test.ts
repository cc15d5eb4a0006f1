import { describe, expect, it } from 'vitest';
import { defineEntity, findEntity, readValues, refuseValue } from './defineEntity.ts';
import { registry } from './registry.ts';

describe('entities', () => {
  it('every default is a value its own field accepts', () => {
    for (const entity of Object.values(registry)) {
      for (const [name, { fallback }] of Object.entries(entity.fields)) {
        expect(refuseValue(entity, name, fallback), `${entity.name}.${name}`).toBeNull();
      }
    }
  });

  it('the registry key is the entity name, and every index names fields that exist', () => {
    for (const [key, entity] of Object.entries(registry)) {
      expect(entity.name).toBe(key);
      for (const field of entity.indexes.flat()) expect(Object.keys(entity.fields)).toContain(field);
    }
  });

  it('a record with missing or unreadable fields is read with defaults', () => {
    const values = readValues(registry.todo, { title: 'Water the ferns', priority: 'high', extra: 1 });
    expect(values).toMatchObject({ title: 'Water the ferns', priority: 0, done: false, due: null });
  });

  it('[MG3] a field this version does not know is accepted as it is', () => {
    expect(refuseValue(registry.todo, 'constructor', { any: ['thing'] })).toBeNull();
  });

  it.each([
    ['todo', 'due', '2026-02-30'],
    ['todo', 'priority', 4],
    ['todo', 'deleted', 'yes'],
    ['sale', 'unitPrice', 12.5],
    ['sale', 'status', 'lost'],
    ['expense', 'currency', 'euro'],
    ['link', 'url', 'javascript:alert(1)'],
    ['event', 'start', '2026-11-23 10:00'],
  ] as const)('%s.%s refuses %j with a reason', (entity, field, value) => {
    expect(refuseValue(registry[entity], field, value)).toEqual(expect.stringMatching(/\w/));
  });

  it('no entity may declare the field that marks a deletion', () => {
    expect(() => defineEntity('note', { deleted: registry.todo.fields.done })).toThrow(TypeError);
  });

  it('names from outside are looked up as own names only', () => {
    expect(findEntity(registry, 'constructor')).toBeUndefined();
    expect(findEntity(registry, 'todo')).toBe(registry.todo);
  });
});
