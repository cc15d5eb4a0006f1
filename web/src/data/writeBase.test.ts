import { registry } from '@holdfast/shared/entities/registry';
import { describe, expect, it } from 'vitest';
import { createEntityStore, type Entry } from './entityStore.ts';
import { openTestDevice } from './fakes/openTestDevice.ts';

type Todo = Partial<Entry<typeof registry.todo>>;

async function setUp(values: Todo) {
  const device = await openTestDevice();
  const todos = createEntityStore(device, registry.todo);
  const outcome = await todos.add(values);
  if (!outcome.ok) throw new Error('refused');
  const { id } = outcome;
  const row = async () => {
    const stored = await device.db.rows('todo').get(id);
    if (stored === undefined) throw new Error('not here');
    return stored;
  };
  return { device, todos, id, row };
}

describe('a write carries the base it was made from', () => {
  it.each<[string, Todo, Todo, Todo, Todo, string[]]>([
    ['another field', { title: 'A', notes: '' }, { notes: 'x' }, { title: 'B' }, { title: 'B', notes: 'x' }, []],
    ['the same field', { title: 'A' }, { title: 'C' }, { title: 'B' }, { title: 'B' }, ['C']],
    ['cleared by hand', { notes: 'n' }, { notes: 'x' }, { notes: '' }, { notes: '' }, ['x']],
    [
      'handed in as it was',
      { title: 'A', done: false },
      { done: true },
      { title: 'A', done: false },
      { done: true },
      [],
    ],
    ['the same change twice', { title: 'A' }, { title: 'B' }, { title: 'B' }, { title: 'B' }, []],
  ])('[FO1] %s', async (_case, first, meanwhile, saved, stored, lost) => {
    const { device, todos, id, row } = await setUp(first);
    await todos.edit(id, meanwhile);
    const before = await row();
    await todos.edit(id, saved, first);
    const after = await row();
    expect(after.values).toMatchObject(stored);
    const stamped = Object.keys(after.stamps).filter((name) => after.stamps[name] !== before.stamps[name]);
    expect(stamped).toEqual(Object.keys(stored).filter((name) => after.values[name] !== before.values[name]));
    const diary = await device.db.diary.toArray();
    expect(diary.flatMap(({ changes }) => changes.map((change) => change.before))).toEqual(lost);
    if (lost.length > 0) expect(diary[0]).toMatchObject({ by: 'form', entity: 'todo', id });
  });

  it('[FO1] what only a newer version can read is not written over by what a form shows instead', async () => {
    const { device, todos, id, row } = await setUp({ title: 'A' });
    const stored = await row();
    await device.db.table('todo').put({ ...stored, values: { ...stored.values, priority: 'urgent' } });
    const { id: _id, ...shown } = (await todos.get(id)) as Entry<typeof registry.todo>;
    await todos.edit(id, { title: 'B', priority: 0 }, shown);
    expect((await row()).values).toMatchObject({ title: 'B', priority: 'urgent' });
  });
});

describe('a record that was deleted meanwhile', () => {
  it('[FO2] is not edited behind the person’s back, and nothing is marked', async () => {
    const { device, todos, id } = await setUp({ title: 'A' });
    await todos.remove(id);
    const mark = await device.db.outbox.get(['todo', id]);
    expect(await todos.edit(id, { title: 'B' }, { title: 'A' })).toEqual({ ok: false, reason: 'gone', id });
    expect(await device.db.outbox.get(['todo', id])).toEqual(mark);
  });

  it('[FO2] is brought back with what was typed', async () => {
    const { todos, id } = await setUp({ title: 'A', notes: 'n' });
    await todos.remove(id);
    const edit = { values: { title: 'B' }, base: { title: 'A' }, lastSeen: { title: 'A', notes: 'n' } };
    expect(await todos.bringBack(id, edit)).toMatchObject({ ok: true });
    expect(await todos.get(id)).toMatchObject({ title: 'B', notes: 'n' });
  });

  it('[FO2] is brought back whole where nothing of it is left', async () => {
    const { device, todos, id } = await setUp({ title: 'A', notes: 'n' });
    await device.db.table('todo').delete(id);
    expect(await todos.edit(id, { title: 'B' }, { title: 'A' })).toMatchObject({ ok: false, reason: 'gone' });
    await todos.bringBack(id, { values: { title: 'B' }, base: { title: 'A' }, lastSeen: { title: 'A', notes: 'n' } });
    expect(await todos.get(id)).toMatchObject({ title: 'B', notes: 'n' });
  });

  it('[FO4] a save takes its draft with it, a refused one leaves it', async () => {
    const { device, todos, id } = await setUp({ title: 'A' });
    const draft = { id: 'd', entity: 'todo', record: id, isNew: false, typed: {}, at: 0 };
    await device.db.drafts.put(draft);
    await todos.edit(id, { title: 'x'.repeat(501) }, { title: 'A' }, { draft: 'd' });
    expect(await device.db.drafts.count()).toBe(1);
    await todos.edit(id, { title: 'B' }, { title: 'A' }, { draft: 'd' });
    expect(await device.db.drafts.count()).toBe(0);
  });
});
