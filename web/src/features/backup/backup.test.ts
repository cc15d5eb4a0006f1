import { defineEntity, field } from '@holdfast/shared/entities/defineEntity';
import { shortText } from '@holdfast/shared/entities/fieldTypes';
import { registry } from '@holdfast/shared/entities/registry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEntityStore } from '../../data/entityStore.ts';
import { createTestSync, late } from '../../data/fakes/createTestSync.ts';
import { exportText } from '../../data/fakes/exportText.ts';
import { openTestDevice, type TestDevice } from '../../data/fakes/openTestDevice.ts';
import { undoAction } from '../../data/history/undoAction.ts';
import { writeRecords } from '../../data/write.ts';
import { judgeDrafts } from './judgeDraft.ts';
import { largestFile, readBackup } from './readBackup.ts';
import { previewRestore, restoreBackup, restoreDrafts } from './restoreBackup.ts';

const fileOf = (text: string) => ({ size: text.length, text: async () => text });
const id = (n: number) => `0197a1b2-c3d4-7e5f-8a9b-${String(n).padStart(12, '0')}`;

async function readGood(text: string, entities = registry) {
  const reading = await readBackup(fileOf(text), entities);
  if (!reading.ok) throw new Error(reading.message);
  return reading;
}

async function restore(device: TestDevice, text: string, putsBack = false) {
  const { records } = await readGood(text, device.registry as typeof registry);
  const words = (count: number) => `Restored ${count}`;
  return restoreBackup(device, { records, putsBack, words, onProgress() {} });
}

/** What is here and not deleted, by entity and id; the unknown fields too. */
async function standing(device: TestDevice) {
  const { records } = JSON.parse(await exportText(device)) as {
    records: Record<string, { id: string; deleted?: true }[]>;
  };
  return Object.fromEntries(
    Object.entries(records).map(([entity, all]) => [
      entity,
      all.filter(({ deleted }) => !deleted).sort((a, b) => (a.id < b.id ? -1 : 1)),
    ]),
  );
}

const copyOf = (todos: unknown[], head: object = {}) =>
  JSON.stringify({ format: 'holdfast-export', version: 2, exportedAt: 1, ...head, records: { todo: todos } });

const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((given) => given.replaceAll('\0', '').toWellFormed());
const valuesOf = {
  todo: fc.record({
    title: text,
    notes: text,
    done: fc.boolean(),
    priority: fc.integer({ min: 0, max: 3 }),
    tags: fc.array(text, { maxLength: 3 }),
  }),
  expense: fc.record({ amount: fc.integer(), vendor: text, note: text }),
  preference: fc.record({ value: fc.jsonValue({ maxDepth: 3 }) }),
};
const anyWrite = fc.oneof(
  ...Object.entries(valuesOf).map(([entity, values]) =>
    fc.record({
      entity: fc.constant(entity),
      n: fc.integer({ min: 0, max: 9 }),
      values: values as fc.Arbitrary<object>,
      isGone: fc.boolean(),
    }),
  ),
);

describe('a copy of everything', () => {
  it('[FI2] read back on a new device it gives the same records, whatever they hold; read once more, nothing', async () => {
    let restored = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyWrite, { maxLength: 12 }), async (writes) => {
        const [from, to] = [await openTestDevice(), await openTestDevice()];
        for (const { entity, n, values, isGone } of writes) {
          await writeRecords(from, [{ entity, id: id(n), values: { ...values } }]);
          if (isGone) await writeRecords(from, [{ entity, id: id(n), values: { deleted: true } }]);
        }
        const copy = await exportText(from);
        const outcome = await restore(to, copy);
        expect(await standing(to)).toEqual(await standing(from));
        restored += outcome.ok ? outcome.deeds.length : 0;
        expect(await restore(to, copy, true)).toMatchObject({ ok: true, deeds: [] });
      }),
      { numRuns: 30 },
    );
    expect(restored).toBeGreaterThan(50);
  });

  it('[MG3] [FI2] holds fields and kinds that only a newer version knows, and gives the fields back', async () => {
    const { device, apply, pack } = await createTestSync();
    const changes = [
      { entity: 'todo', id: id(1), fields: { title: late('known'), mood: late('green') } },
      { entity: 'boat', id: id(2), fields: { name: late('Lamp') } },
    ];
    await apply(await pack(), { changes });
    const copy = await exportText(device);
    expect(JSON.parse(copy)).toMatchObject({ records: { boat: [{ id: id(2), name: 'Lamp' }] } });
    const [older, newer] = [await openTestDevice(), await openTestDevice(undefined, { ...registry, boat })];
    await restore(older, copy);
    expect((await standing(older)).todo).toEqual([{ id: id(1), title: 'known', mood: 'green' }]);
    const { barred } = await readGood(copy);
    expect(barred).toEqual([
      { because: 'Of a kind this version does not know (“boat”)', what: [expect.stringContaining('Lamp')] },
    ]);
    await restore(newer, copy);
    expect((await standing(newer)).boat).toEqual([{ id: id(2), name: 'Lamp' }]);
  });

  it('[FI3] holds what was typed and not saved, which forms offer again; what is typed here by now stays', async () => {
    const [from, to] = [await openTestDevice(), await openTestDevice()];
    const typed = { title: { text: 'half typed', from: '', base: '' } };
    const draft = { id: 'd', entity: 'todo', record: id(1), isNew: true, typed, at: 1 };
    await from.db.drafts.bulkPut([draft, { ...draft, id: 'e' }]);
    await to.db.drafts.put({ ...draft, id: 'e', typed: {} });
    const { drafts } = await readGood(await exportText(from));
    expect(drafts).toHaveLength(2);
    await restoreDrafts(to, drafts);
    expect(await to.db.drafts.toArray()).toEqual([draft, { ...draft, id: 'e', typed: {} }]);
    for (const bad of [
      null,
      5,
      {},
      { ...draft, entity: 'boat' },
      { ...draft, record: 'x' },
      { ...draft, typed: { title: 'x' } },
    ])
      expect(judgeDrafts(registry, JSON.stringify([bad]))).toEqual([]);
    for (const text of ['', '{}', '[', JSON.stringify([draft]).replace('"title"', '"__proto__"')])
      expect(judgeDrafts(registry, text)).toEqual([]);
  });
});

const boat = defineEntity('boat', { name: field(shortText, '') });

describe('[FI3] restoring a copy', () => {
  async function afterwards(putsBack: boolean) {
    const device = await openTestDevice();
    const todos = createEntityStore(device, registry.todo);
    const names = ['gone', 'changed', 'same', 'deleted'];
    for (const [n, title] of names.entries()) await todos.add({ title }, id(n));
    await todos.remove(id(3));
    const copy = await exportText(device);
    await todos.remove(id(0));
    await todos.edit(id(1), { title: 'changed since', notes: 'with a note' });
    await todos.restore(id(3));
    await todos.add({ title: 'made since' }, id(4));
    const before = await standing(device);
    const { records } = await readGood(copy);
    const preview = await previewRestore(device, records);
    const outcome = await restore(device, copy, putsBack);
    if (!outcome.ok) throw new Error(outcome.reason);
    const titles = async () => (await standing(device)).todo?.map((row) => (row as unknown as { title: string }).title);
    return { device, preview, outcome, titles, before };
  }

  it.each([
    ['keeps what was changed since', false, 'changed since', 1],
    ['puts that back where it is asked for', true, 'changed', 2],
  ])('brings back what is gone, takes nothing away, and %s', async (_, putsBack, title, written) => {
    const { device, preview, outcome, titles, before } = await afterwards(putsBack);
    expect([...preview]).toEqual([['todo', { added: 0, back: 1, changed: 1, same: 1 }]]);
    expect(await titles()).toEqual(['gone', title, 'same', 'deleted', 'made since']);
    expect(outcome.deeds).toHaveLength(written);
    const action = await device.db.history.get(outcome.action ?? 0);
    expect(action).toMatchObject({ words: `Restored ${written}`, deeds: { length: written } });
    await undoAction(device, outcome.action ?? 0);
    expect(await standing(device)).toEqual(before);
  });

  it('a restored value is work of now: it is sent, and no older stamp turns what others wrote since', async () => {
    const device = await openTestDevice();
    await restore(device, copyOf([{ id: id(1), title: 'from the copy' }]));
    const row = await device.db.rows('todo').get(id(1));
    expect(row?.stamps.title?.endsWith(device.node)).toBe(true);
    expect((await device.db.outbox.get(['todo', id(1)]))?.fields).toEqual(row?.stamps);
  });
});

describe('[FI4] a file that is no copy, or a bad one', () => {
  it.each([
    ['nothing', '', 'no copy that Holdfast made'],
    ['a page', '<!doctype html><p>{', 'no copy that Holdfast made'],
    ['a list', '[]', 'no copy that Holdfast made'],
    ['another product’s', '{"format":"kelp","version":1,"records":{"todo":[]}}', 'no copy that Holdfast made'],
    ['a newer version’s', copyOf([{ id: id(1) }], { version: 3 }), 'a newer version of Holdfast. Update this one'],
    ['one that ends at once', copyOf([]).slice(0, -3), 'ends before its first record'],
  ])('%s is refused with a word', async (_, text, word) => {
    const reading = await readBackup(fileOf(text), registry);
    expect(reading).toEqual({ ok: false, message: expect.stringContaining(word) });
    expect(reading).toEqual({ ok: false, message: expect.stringContaining('Nothing was read.') });
  });

  it('one that is too large is not even read', async () => {
    const file = { size: largestFile + 1, text: () => Promise.reject(new Error('it was')) };
    expect(await readBackup(file, registry)).toMatchObject({ message: expect.stringContaining('larger than 300 MB') });
  });

  const good = { id: id(1), title: 'good' };
  it.each<[name: string, record: string, because: string]>([
    ['a bad field', `{"id":"${id(2)}","title":"Lamp","priority":9}`, 'priority: expected 0 to 3'],
    ['a field of another type', `{"id":"${id(2)}","title":["Lamp"]}`, 'title: expected text'],
    ['no id', '{"title":"Lamp"}', 'Without an id'],
    ['an odd id', '{"id":"../Lamp","title":"Lamp"}', 'Without an id'],
    ['the key of a prototype', `{"id":"${id(2)}","__proto__":{"title":"Lamp"}}`, 'With fields that no record has'],
    ['a bad name', `{"id":"${id(2)}","a b":1}`, 'With fields that no record has'],
    [
      'too many fields',
      `{"id":"${id(2)}"${Array.from({ length: 201 }, (_, n) => `,"f${n}":1`).join('')}}`,
      'With fields',
    ],
    ['a text without end', `{"id":"${id(2)}","notes":"${'a'.repeat(300_000)}"}`, 'Larger than a record can be'],
    ['too deep', `{"id":"${id(2)}","mood":${'['.repeat(5000)}${']'.repeat(5000)}}`, 'mood: nested deeper'],
    ['a NUL', `{"id":"${id(2)}","title":"Lamp\\u0000"}`, 'title: contains a NUL'],
    ['no JSON', '{"id":Lamp}', 'Not readable'],
    ['no record', '5', 'Not readable'],
    ['a twin', JSON.stringify({ ...good, title: 'Lamp' }), 'a second time'],
  ])('a record with %s is named and counted, and the others go on', async (_, record, because) => {
    const whole = copyOf([good, 'here', { id: id(3), title: 'after' }]).replace('"here"', record);
    const { records, barred, isCut } = await readGood(whole);
    expect(records.map(({ values }) => values.title)).toEqual(['good', 'after']);
    expect(barred).toEqual([{ because: expect.stringContaining(because), what: [expect.any(String)] }]);
    expect(isCut).toBe(false);
    expect(({} as { title?: unknown }).title).toBeUndefined();
  });

  it('cut off in the middle it gives what stands before that, and says so', async () => {
    const whole = copyOf([good, { id: id(2), title: 'cut' }]);
    const { records, isCut } = await readGood(whole.slice(0, -10));
    expect(records.map(({ values }) => values.title)).toEqual(['good']);
    expect(isCut).toBe(true);
  });
});
