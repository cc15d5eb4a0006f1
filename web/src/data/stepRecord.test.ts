import { todo } from '@holdfast/shared/entities/todo';
import { expect, it } from 'vitest';
import { createEntityStore } from './entityStore.ts';
import { openTestDevice } from './fakes/openTestDevice.ts';
import { undoAction } from './history/undoAction.ts';
import { stepRecord } from './stepRecord.ts';
import { writeRecords } from './write.ts';

const by = ['done', 'list', 'order'] as const;

async function setUp(orders: Readonly<Record<string, string>>, others: Record<string, object> = {}) {
  const device = await openTestDevice();
  const rows = { ...Object.fromEntries(Object.entries(orders).map(([id, order]) => [id, { order }])), ...others };
  await writeRecords(
    device,
    Object.entries(rows).map(([id, values]) => ({ entity: 'todo', id, values: { ...values } })),
  );
  await device.db.history.clear();
  const store = createEntityStore(device, todo);
  const listed = async () => (await store.query({ by, equals: [false, ''] })).map(({ id }) => id).join('');
  const step = (id: string, by: -1 | 1) =>
    stepRecord(device, { entity: todo, id, by: ['done', 'list', 'order'], step: by }, 'Moved');
  return { device, store, listed, step };
}

it('[OR1] a record goes past its neighbour, and only its own order is written', async () => {
  const { device, listed, step } = await setUp({ a: 'a0', b: 'a1', c: 'a2', d: 'a3' });
  await step('c', -1);
  expect(await listed()).toBe('acbd');
  await step('a', 1);
  expect(await listed()).toBe('cabd');
  await step('a', 1);
  await step('a', 1);
  expect(await listed()).toBe('cbda');
  const actions = await device.db.history.toArray();
  expect(actions.map(({ deeds }) => deeds.map(({ id, fields }) => [id, Object.keys(fields)]))).toEqual(
    ['c', 'a', 'a', 'a'].map((id) => [[id, ['order']]]),
  );
});

it('stays at the ends of its siblings, and says so; others are none of them', async () => {
  const { device, listed, step } = await setUp({ a: 'a0', b: 'a1' }, { z: { list: 'Work', order: 'Zz' } });
  expect(await step('a', -1)).toEqual({ ok: true, atEnd: true });
  expect(await step('b', 1)).toEqual({ ok: true, atEnd: true });
  expect(await step('gone', 1)).toEqual({ ok: false, reason: 'gone', id: 'gone' });
  expect(await listed()).toBe('ab');
  expect(await device.db.history.count()).toBe(0);
});

it('[OR1] between two of the same key both get a new one; what never had a place gets one; one undo takes all back', async () => {
  const { device, store, listed, step } = await setUp({ a: 'a0', b: 'a0', c: 'a0', d: 'a1' });
  await step('d', -1);
  expect(await listed()).toBe('abdc');
  expect((await store.get('a'))?.order).toBe('a0');
  const [action] = await device.db.history.toArray();
  await undoAction(device, action?.seq ?? 0);
  expect(await listed()).toBe('abcd');
  const unplaced = await setUp({ a: '', b: '', c: '' });
  await unplaced.step('c', -1);
  expect(await unplaced.listed()).toBe('acb');
});

it('looks as far as it must: a hundred of the same key, and a thousand without any', async () => {
  const many = (count: number, order: string) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`n${String(n).padStart(4, '0')}`, order]));
  const same = await setUp({ ...many(100, 'a0'), z: 'a1' });
  await same.step('n0050', 1);
  const order = (await same.store.query({ by, equals: [false, ''] })).map(({ id }) => id);
  expect(order.slice(50, 53)).toEqual(['n0051', 'n0050', 'n0052']);
  expect(order).toHaveLength(101);
  const unplaced = await setUp(many(1000, ''));
  await unplaced.step('n0000', 1);
  expect((await unplaced.store.query({ by, equals: [false, ''], limit: 3 })).map(({ id }) => id)).toEqual([
    'n0001',
    'n0000',
    'n0002',
  ]);
});
