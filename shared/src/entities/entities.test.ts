import { describe, expect, it } from 'vitest';
import { maxFieldsPerRecord } from '../protocol/limits.ts';
import {
  defineEntity,
  field,
  findEntity,
  keyName,
  readValue,
  readValues,
  refuseValue,
  storedName,
} from './defineEntity.ts';
import { flag, shortText } from './fieldTypes.ts';
import { registry } from './registry.ts';

describe('entities', () => {
  it('every default is a value its own field accepts', () => {
    for (const entity of Object.values(registry)) {
      for (const [name, { fallback }] of entity.storedFields) {
        expect(refuseValue(entity, name, fallback), `${entity.name}.${name}`).toBeNull();
        expect(readValue(entity, { [name]: fallback }, name), `${entity.name}.${name}`).toEqual(fallback);
      }
    }
  });

  it('[FA2] what a device can fill leaves most of the fields a record may have to later versions', () => {
    for (const { storedFields } of Object.values(registry)) {
      expect(storedFields.size).toBeLessThan(maxFieldsPerRecord / 4);
    }
  });

  it('the registry key is the entity name, and every index names fields and derived keys that exist', () => {
    for (const [key, entity] of Object.entries(registry)) {
      expect(entity.name).toBe(key);
      const names = [...entity.storedFields.keys(), ...Object.keys(entity.keys)];
      for (const name of entity.indexes.flat()) expect(names).toContain(name);
    }
  });

  it('a record with missing or unreadable fields is read with defaults', () => {
    const values = readValues(registry.todo, { title: 'Water the ferns', priority: 'high', extra: 1 });
    expect(values).toMatchObject({ title: 'Water the ferns', priority: 0, done: false, due: null });
  });

  it('what could be written once and no longer can is still shown as it is', () => {
    for (const [entity, name, value] of [
      [registry.todo, 'order', '0001'],
      [registry.link, 'order', 'second from above'],
      [registry.link, 'url', 'https://good.example@evil.example/'],
    ] as const) {
      expect(refuseValue(entity, name, value), name).toMatch(/\w/);
      expect(readValue(entity, { [name]: value }, name)).toBe(value);
    }
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
    ['todo', 'order', '0001'],
    ['todo', 'order', 'a00'],
    ['todo', 'order', 'b1'],
    ['link', 'order', 'A00000000000000000000000000'],
    ['link', 'order', `a0\n`],
    ['link', 'url', 'javascript:alert(1)'],
    ['link', 'url', 'https://good.example@evil.example'],
    ['link', 'url', 'https://user:word@evil.example/'],
    ['link', 'url', 'https:///good.example@evil.example'],
    ['link', 'url', 'https://good.example\\@evil.example'],
    ['link', 'url', 'https://good.example%40evil.example/'],
    ['link', 'url', 'https://12345/'],
    ['link', 'url', 'http://:80/'],
    ['link', 'url', '12345'],
    ['link', 'url', '/etc/hosts'],
    ['link', 'url', 'ftp://example.org/'],
    ['event', 'start', '2026-11-23 10:00'],
  ] as const)('%s.%s refuses %j with a reason', (entity, field, value) => {
    expect(refuseValue(registry[entity], field, value)).toEqual(expect.stringMatching(/\w/));
  });

  it.each([
    ['todo', 'order', 'a0'],
    ['todo', 'order', 'Zz'],
    ['todo', 'order', 'b00V'],
    ['todo', 'order', ''],
    ['link', 'url', ''],
    ['link', 'url', 'https://example.org'],
    ['link', 'url', 'https://example.org/@anna?to=a@b#c@d'],
    ['link', 'url', 'https://müller.example:8443/weg'],
    ['link', 'url', 'http://[fe80::1]:8080/'],
    ['link', 'url', 'http://10.0.0.5/'],
    ['link', 'url', 'mailto:anna@example.org'],
    ['link', 'url', 'tel:112'],
  ] as const)('%s.%s takes %j', (entity, field, value) => {
    expect(refuseValue(registry[entity], field, value)).toBeNull();
  });

  it('no entity may declare the field that marks a deletion, under either name', () => {
    expect(() => defineEntity('note', { deleted: field(flag, false) })).toThrow('"deleted"');
    expect(() => defineEntity('note', { deleted: field(flag, false, { storedAs: 'gone' }) })).toThrow('"deleted"');
    expect(() => defineEntity('note', { gone: field(flag, false, { storedAs: 'deleted' }) })).toThrow('"deleted"');
  });

  it('a renamed field is written, judged, listed and read under its first name', () => {
    const note = defineEntity(
      'note',
      { text: field(shortText, 'empty', { storedAs: 'body' }), pinned: field(flag, false) },
      { indexes: [['pinned', 'text']] },
    );
    expect([storedName(note, 'text'), storedName(note, 'pinned')]).toEqual(['body', 'pinned']);
    expect(note.indexes).toEqual([['pinned', 'body']]);
    expect(readValues(note, { body: 'milk', text: 'not a stored name' })).toEqual({ text: 'milk', pinned: false });
    expect(refuseValue(note, 'body', 1)).not.toBeNull();
    expect(refuseValue(note, 'text', 1)).toBeNull();
  });

  it('a derived key is listed under its own name, and stands in for a field of that name', () => {
    const note = defineEntity(
      'note',
      { text: field(shortText, '', { storedAs: 'body' }), pinned: field(flag, false) },
      {
        indexes: [['size'], ['text']],
        keys: { size: (keyOf) => String(keyOf('text')).length, text: (keyOf) => String(keyOf('text')).toLowerCase() },
      },
    );
    expect(note.indexes).toEqual([['size'], ['text']]);
    expect(['size', 'text', 'pinned'].map((name) => keyName(note, name))).toEqual(['size', 'text', 'pinned']);
    expect(() => keyName(note, 'length')).toThrow('no field "length"');
    expect(note.keys.size(() => 'Milk')).toBe(4);
  });

  it('code that writes a field nobody declared is told so', () => {
    expect(() => storedName(registry.todo, 'titel')).toThrow('no field "titel"');
    expect(() => storedName(registry.todo, 'constructor')).toThrow(TypeError);
    expect(storedName(registry.todo, 'deleted')).toBe('deleted');
  });

  it('a stored name is given once: not to two fields, and not again after its field is gone', () => {
    const text = field(shortText, '');
    const renamed = field(shortText, '', { storedAs: 'body' });
    expect(() => defineEntity('note', { body: text, text: renamed })).toThrow('two fields are stored as "body"');
    expect(() => defineEntity('note', { body: text }, { retired: ['body'] })).toThrow('"body" was another field');
    expect(() => defineEntity('note', { text: renamed }, { retired: ['body'] })).toThrow('"body" was another field');
    expect(() =>
      defineEntity('note', { body: field(shortText, '', { storedAs: 'body2' }), text: renamed }),
    ).not.toThrow();
  });

  it('names from outside are looked up as own names only', () => {
    expect(findEntity(registry, 'constructor')).toBeUndefined();
    expect(findEntity(registry, 'todo')).toBe(registry.todo);
  });
});
