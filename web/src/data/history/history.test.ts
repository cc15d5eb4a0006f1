import { formatStamp, parseStamp } from '@holdfast/shared/clock/stamp';
import { readValues } from '@holdfast/shared/entities/defineEntity';
import { registry } from '@holdfast/shared/entities/registry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Device } from '../device.ts';
import { createEntityStore } from '../entityStore.ts';
import { createTestSync } from '../fakes/createTestSync.ts';
import { openTestDevice, type TestDevice } from '../fakes/openTestDevice.ts';
import { type WriteOutcome, writeRecords } from '../write.ts';
import { lastRedoable, lastUndoable, undoAction } from './undoAction.ts';

async function done(outcome: Promise<WriteOutcome | null>) {
  const settled = await outcome;
  if (!settled?.ok) throw new Error(settled?.reason ?? 'nothing to take back');
  return settled;
}

async function setUp() {
  const device = await openTestDevice();
  return { device, todos: createEntityStore(device, registry.todo), sales: createEntityStore(device, registry.sale) };
}

const undoLast = async (device: Device) => undoAction(device, (await lastUndoable(device))?.seq ?? 0);
const redoLast = async (device: Device) => undoAction(device, (await lastRedoable(device))?.seq ?? 0);

/** What is there, as any screen reads it. */
async function everything({ db, registry: entities }: Device) {
  const rows = await Promise.all(
    Object.values(entities).map(async (entity) => {
      const own = await db.rows(entity.name).where('keys.live').equals(1).toArray();
      return own.map(({ id, values }) => ({ id, ...readValues(entity, values) }));
    }),
  );
  return rows.flat();
}

describe('what was done here', () => {
  it('[HI1] an action on one record or many is one row, with what was before it; one that changes nothing is none', async () => {
    const { device, todos } = await setUp();
    const { id, action } = await done(todos.add({ title: 'one' }, undefined, { words: 'Added' }));
    await done(todos.edit(id, { title: 'one' }));
    const many = [1, 2, 3].map((n) => ({ entity: 'todo', id: device.newId(), values: { title: `${n}` } }));
    await done(writeRecords(device, many));
    await done(todos.edit(id, { title: 'two' }));
    const rows = await device.db.history.toArray();
    expect(rows.map(({ deeds }) => deeds.length)).toEqual([1, 3, 1]);
    expect(rows[0]).toMatchObject({ seq: action, words: 'Added', kind: 'deed', at: device.wall.now });
    expect(rows[2]?.deeds[0]?.fields.title).toMatchObject({ before: 'one', after: 'two' });
  });

  it('[HI2] undo puts back what is still as the action left it, and says what it left alone', async () => {
    const { device, sales } = await setUp();
    const { id } = await done(sales.add({ item: 'Lamp' }));
    const { action } = await done(sales.edit(id, { status: 'paid', note: 'cash' }));
    await done(sales.edit(id, { status: 'refunded' }));
    expect(await undoAction(device, action ?? 0)).toMatchObject({ ok: true, left: [{ id, fields: ['status'] }] });
    expect(await sales.get(id)).toMatchObject({ status: 'refunded', note: '' });
  });

  it('[HI2] actions on one field are undone one after the other, the stamps of the first pulled back before the next', async () => {
    const { device, sales } = await setUp();
    const { id } = await done(sales.add({ item: 'Lamp' }));
    await done(sales.edit(id, { status: 'paid' }));
    const row = await device.db.rows('sale').get(id);
    const { millis, node } = parseStamp(row?.stamps.status ?? '');
    const status = formatStamp({ millis: millis - 90_000, counter: 7, node });
    await device.db.table('sale').update(id, { stamps: { ...row?.stamps, status } });
    await done(sales.edit(id, { status: 'refunded' }));
    expect(await undoLast(device)).toMatchObject({ ok: true, left: [] });
    expect(await sales.get(id)).toMatchObject({ status: 'paid' });
    expect(await undoLast(device)).toMatchObject({ ok: true, left: [] });
    expect(await sales.get(id)).toMatchObject({ status: 'unpaid' });
  });

  it('[HI3] works after a reload, can be undone in turn, and takes nothing back twice', async () => {
    const { device, todos } = await setUp();
    const { id } = await done(todos.add({ title: 'one' }));
    const { action } = await done(todos.edit(id, { title: 'two' }));
    device.db.close();
    const again = await openTestDevice(device.db.name);
    const store = createEntityStore(again, registry.todo);
    const title = async () => (await store.get(id))?.title;
    await done(undoAction(again, action ?? 0));
    expect(await title()).toBe('one');
    expect(await undoAction(again, action ?? 0)).toBeNull();
    await done(redoLast(again));
    expect(await title()).toBe('two');
    await done(undoLast(again));
    expect(await title()).toBe('one');
    await done(undoLast(again));
    expect(await store.get(id)).toBeUndefined();
    expect(await lastUndoable(again)).toBeUndefined();
    await done(redoLast(again));
    await done(redoLast(again));
    expect(await title()).toBe('two');
    expect(await lastRedoable(again)).toBeUndefined();
  });

  it('[HI3] nothing is done again once something else was done', async () => {
    const { device, todos } = await setUp();
    const { id } = await done(todos.add({ title: 'one' }));
    await done(todos.edit(id, { title: 'two' }));
    await done(undoLast(device));
    await done(todos.edit(id, { notes: 'n' }));
    expect(await lastRedoable(device)).toBeUndefined();
    await done(undoLast(device));
    expect(await todos.get(id)).toMatchObject({ title: 'one', notes: '' });
  });

  it('[HI4] keeps a thousand actions of thirty days', async () => {
    const { device, todos } = await setUp();
    const { id } = await done(todos.add({ title: 'old' }));
    const count = () => device.db.history.count();
    device.wall.now += 31 * 86_400_000;
    for (let n = 0; n < 20; n += 1) await done(todos.edit(id, { title: `${n}` }));
    expect(await count()).toBe(20);
    await device.db.history.bulkAdd(
      Array.from({ length: 1100 }, () => ({ at: device.wall.now, kind: 'deed', deeds: [] }) as never),
    );
    for (let n = 0; n < 20; n += 1) await done(todos.edit(id, { notes: `${n}` }));
    expect(await count()).toBeLessThanOrEqual(1020);
    expect(await count()).toBeGreaterThanOrEqual(1000);
  });
});

type Pull = { do: 'pull'; which: number; name: (typeof pulledFields)[number]; value: number };
const pulledFields = ['title', 'notes', 'priority'] as const;

type Step = { do: 'add' | 'edit' | 'remove' | 'many' | 'undo' | 'redo' | 'reload'; which: number; value: number };
const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom('add', 'edit', 'edit', 'remove', 'many', 'undo', 'undo', 'redo', 'reload'),
  which: fc.nat(9),
  value: fc.nat(3),
});

/** One step of a person, on the record that `which` picks of those that were ever made. */
async function take(device: TestDevice, made: string[], { do: deed, which, value }: Step): Promise<TestDevice> {
  const todos = createEntityStore(device, registry.todo);
  const id = made[which % Math.max(1, made.length)] ?? '';
  device.wall.now += 10;
  if (deed === 'undo') await undoLast(device);
  if (deed === 'redo') await redoLast(device);
  if (deed === 'add') {
    const outcome = await todos.add({ title: `${value}` });
    if (outcome.ok) made.push(outcome.id);
  }
  if (deed === 'edit' && id !== '') await todos.edit(id, { title: `${value}`, priority: value }, {});
  if (deed === 'remove' && (await todos.get(id))) await todos.remove(id);
  if (deed === 'many')
    await writeRecords(
      device,
      made.map((each) => ({ entity: 'todo', id: each, values: { notes: `${value}` } })),
    );
  if (deed !== 'reload') return device;
  device.db.close();
  const again = await openTestDevice(device.db.name);
  again.wall.now = device.wall.now;
  return again;
}

it('[HI2] undoing all that was done, whatever was undone and done again on the way, leaves what was before', async () => {
  let undone = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      let device = await openTestDevice();
      const first = await done(createEntityStore(device, registry.todo).add({ title: 'before' }));
      const before = await everything(device);
      const start = first.action ?? 0;
      const made = [first.id];
      for (const each of steps) {
        const next = await lastUndoable(device);
        // What was there before is left alone.
        if (each.do === 'undo' && (next === undefined || next.seq === start)) continue;
        device = await take(device, made, each);
      }
      for (let next = await lastUndoable(device); next && next.seq !== start; next = await lastUndoable(device)) {
        const outcome = await undoAction(device, next.seq);
        expect(outcome).toMatchObject({ ok: true, left: [] });
        undone += 1;
      }
      expect(await everything(device)).toEqual(before);
      device.db.close();
    }),
    { numRuns: 60 },
  );
  expect(undone).toBeGreaterThan(60);
});

const pull: fc.Arbitrary<Pull> = fc.record({
  do: fc.constant('pull'),
  which: fc.nat(2),
  name: fc.constantFrom(...pulledFields),
  value: fc.nat(3),
});

it('[HI2] what somebody else changed meanwhile stays as they left it, and all the rest is as it was before', async () => {
  let met = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 3, arbitrary: step }, { weight: 1, arbitrary: pull }), { maxLength: 25 }),
      async (steps) => {
        const sync = await createTestSync();
        let { device } = sync;
        const ids = [await sync.add('one'), await sync.add('two'), await sync.add('three')];
        await sync.exchange();
        const start = (await lastUndoable(device))?.seq ?? 0;
        const expected = new Map((await everything(device)).map((values) => [values.id, values]));
        const made = [...ids];
        for (const each of steps) {
          if (each.do === 'pull') {
            device.wall.now += 10;
            const id = ids[each.which] ?? '';
            const value = each.name === 'priority' ? each.value : `theirs ${each.value}`;
            const stamp = `${device.wall.now.toString(16).padStart(12, '0')}-0000-00000000000000bb`;
            const theirs = { entity: 'todo', id, fields: { [each.name]: [value, stamp] as const } };
            await (await createTestSync(device)).exchange({ changes: [theirs] });
            expected.set(id, { ...expected.get(id), id, [each.name]: value } as never);
            met += 1;
            continue;
          }
          const next = await lastUndoable(device);
          if (each.do === 'undo' && (next === undefined || next.seq <= start)) continue;
          // A deletion that meets their work is a rule of its own [MG5].
          if (each.do === 'remove' && each.which % made.length < ids.length) continue;
          device = await take(device, made, each);
        }
        for (let next = await lastUndoable(device); next && next.seq > start; next = await lastUndoable(device)) {
          await done(undoAction(device, next.seq));
        }
        const byId = new Map((await everything(device)).map((values) => [values.id, values]));
        expect(byId).toEqual(expected);
        device.db.close();
      },
    ),
    { numRuns: 60 },
  );
  expect(met).toBeGreaterThan(60);
});
