import { registry } from '@holdfast/shared/entities/registry';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createEntityStore } from './entityStore.ts';
import { openTestDevice } from './fakes/openTestDevice.ts';
import { readMeta, writeMeta } from './meta.ts';
import { isStorageFull } from './storageFull.ts';
import { writeRecords } from './write.ts';

async function setUp(name?: string) {
  const device = await openTestDevice(name);
  return {
    device,
    todos: createEntityStore(device, registry.todo),
    expenses: createEntityStore(device, registry.expense),
  };
}

const idOf = async (outcome: Promise<{ ok: boolean; id?: string }>) => {
  const { ok, id } = await outcome;
  if (!ok || id === undefined) throw new Error('the write was refused');
  return id;
};

describe('writing', () => {
  it('[OB1] record and mark are written together', async () => {
    const { device, todos } = await setUp();
    const id = await idOf(todos.add({ title: 'Water the ferns' }));
    const row = await device.db.rows('todo').get(id);
    expect((await device.db.outbox.get(['todo', id]))?.fields).toEqual(row?.stamps);
  });

  it('[OB1] when the mark cannot be written, neither is the record', async () => {
    const { device, todos } = await setUp();
    device.db.outbox.hook('creating', () => {
      throw new Error('no room for the mark');
    });
    await expect(todos.add({ title: 'Lost?' })).rejects.toThrow();
    expect(await device.db.rows('todo').count()).toBe(0);
    expect(await device.db.outbox.count()).toBe(0);
  });

  it('[OB2] a thousand edits of one record are one mark that counts them', async () => {
    const { device, todos } = await setUp();
    const id = await idOf(todos.add({ title: '0' }));
    for (let edit = 1; edit < 1000; edit += 1) await todos.edit(id, { title: String(edit) });
    expect(await device.db.outbox.toArray()).toMatchObject([{ entity: 'todo', id, edits: 1000 }]);
    expect((await todos.get(id))?.title).toBe('999');
  });

  it('an edit that changes nothing marks nothing and stamps nothing', async () => {
    const { device, todos } = await setUp();
    const id = await idOf(todos.add({ title: 'Same', tags: ['a'] }));
    const before = await device.db.outbox.get(['todo', id]);
    await todos.edit(id, { title: 'Same', tags: ['a'] });
    expect(await device.db.outbox.get(['todo', id])).toEqual(before);
  });

  it('a form that hands in untouched fields stamps only what was changed', async () => {
    const { device, todos } = await setUp();
    const id = await idOf(todos.add({ title: 'Short' }));
    await todos.edit(id, { title: 'Longer', notes: '', priority: 0, due: null, tags: [] });
    expect(Object.keys((await device.db.rows('todo').get(id))?.stamps ?? {})).toEqual(['title']);
    await todos.edit(id, { notes: 'x' });
    await todos.edit(id, { notes: '' });
    expect((await todos.get(id))?.notes).toBe('');
  });

  it('[HLC1] two tabs writing at once, then a restart, never give one stamp twice', async () => {
    const first = await setUp();
    const second = await setUp(first.device.db.name);
    await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 ? first : second).todos.add({ title: `${n}` })));
    first.device.db.close();
    const third = await setUp(first.device.db.name);
    await third.todos.add({ title: 'after the restart' });
    const stamps = (await third.device.db.rows('todo').toArray()).map(({ stamps }) => stamps.title);
    expect(new Set(stamps).size).toBe(41);
    expect(third.device.id).toBe(first.device.id);
  });

  it('[HLC2] [HLC3] a clock that is wrong or goes back refuses nothing, and the later edit has the later stamp', async () => {
    const { device, todos } = await setUp();
    await writeMeta(device.db, 'clock', { last: null, offsetMs: -500, writes: 0 });
    const id = await idOf(todos.add({ title: 'now' }));
    const stampOf = async () => (await device.db.rows('todo').get(id))?.stamps.title ?? '';
    const first = await stampOf();
    expect(Number.parseInt(first.slice(0, 12), 16)).toBe(device.wall.now - 500);
    device.wall.now -= 86_400_000;
    await todos.edit(id, { title: 'yesterday, says the clock' });
    expect((await stampOf()) > first).toBe(true);
  });

  it('an edit here always comes after what was merged in from a clock that is ahead', async () => {
    const { device, todos } = await setUp();
    const id = await idOf(todos.add({ title: 'mine' }));
    const ahead = 'ffffffff0000-0000-00000000000000aa';
    await device.db.table('todo').update(id, { 'stamps.title': ahead });
    await todos.edit(id, { title: 'mine again' });
    expect(((await device.db.rows('todo').get(id))?.stamps.title ?? '') > ahead).toBe(true);
  });

  it('a value its field does not take is named, and nothing of the call is written', async () => {
    const { device } = await setUp();
    const outcome = await writeRecords(device, [
      { entity: 'todo', id: device.newId(), values: { title: 'good' } },
      { entity: 'todo', id: device.newId(), values: { priority: 9 } },
    ]);
    expect(outcome).toEqual({ ok: false, reason: 'invalid', field: 'priority', message: expect.any(String) });
    expect(await device.db.rows('todo').count()).toBe(0);
  });

  it('any text a person can paste is kept, short of what no database holds', async () => {
    const { device, todos } = await setUp();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (text) => {
        const id = await idOf(todos.add({ title: `${text}\0\ud800` }));
        const title = (await device.db.rows('todo').get(id))?.values.title;
        expect(title).toBe(`${text.replaceAll('\0', '')}\ufffd`);
      }),
      { numRuns: 50 },
    );
  });

  it('a full disk is an outcome, in every shape browsers give it', async () => {
    const { device, todos } = await setUp();
    const full = Object.assign(new Error('inner'), { name: 'QuotaExceededError' });
    for (const error of [full, Object.assign(new Error('outer'), { name: 'AbortError', inner: full })]) {
      expect(isStorageFull(error)).toBe(true);
      vi.spyOn(device.db, 'transaction').mockRejectedValueOnce(error as never);
      expect(await todos.add({ title: 'too much' })).toEqual({ ok: false, reason: 'storage_full' });
    }
    expect(isStorageFull(new Error('something else'))).toBe(false);
  });
});

describe('reading', () => {
  it('lists by index, in order, within bounds, without deleted records', async () => {
    const { expenses } = await setUp();
    const ids: string[] = [];
    for (const date of ['2026-01-05', '2026-02-01', '2026-01-20', '2025-12-31']) {
      ids.push(await idOf(expenses.add({ date, amount: 100 })));
    }
    const january = { by: ['date'], from: '2026-01-01', to: '2026-01-31' } as const;
    expect((await expenses.query(january)).map(({ date }) => date)).toEqual(['2026-01-05', '2026-01-20']);
    expect((await expenses.query({ by: ['date'], reverse: true, limit: 1 })).map(({ date }) => date)).toEqual([
      '2026-02-01',
    ]);
    await expenses.remove(ids[0] ?? '');
    expect(await expenses.count(january)).toBe(1);
    expect(await expenses.get(ids[0] ?? '')).toBeUndefined();
    await expenses.restore(ids[0] ?? '');
    expect(await expenses.count(january)).toBe(2);
  });

  it('fixes the leading fields of a compound index, booleans and empty dates included', async () => {
    const { todos } = await setUp();
    for (const [title, done, due, order] of [
      ['b', false, null, 'a2'],
      ['a', false, null, 'a1'],
      ['done', true, null, 'a0'],
      ['dated', false, '2026-11-23', 'a0'],
    ] as const) {
      await todos.add({ title, done, due, order });
    }
    const open = await todos.query({ by: ['done', 'due', 'order'], equals: [false] });
    expect(open.map(({ title }) => title)).toEqual(['a', 'b', 'dated']);
    const undated = await todos.query({ by: ['done', 'due', 'order'], equals: [false, null] });
    expect(undated.map(({ title }) => title)).toEqual(['a', 'b']);
  });

  it.each([
    [{ from: '2026-11-23', to: '2026-11-24' }, ['23 a1', '23 a2', '24 a1']],
    [{ after: '2026-11-23', before: '2026-11-25' }, ['24 a1']],
    [{ after: '2026-11-23' }, ['24 a1', '25 a1']],
    [{ before: '2026-11-24' }, ['any time', '23 a1', '23 a2']],
    [{ after: null, to: '2026-11-23' }, ['23 a1', '23 a2']],
    [{ from: null, to: null }, ['any time']],
    [{}, ['any time', '23 a1', '23 a2', '24 a1', '25 a1']],
  ])('takes bounds in or leaves them out, with whatever follows them in the index: %j', async (bounds, titles) => {
    const { todos } = await setUp();
    for (const title of ['25 a1', '23 a1', '24 a1', '23 a2']) {
      await todos.add({ title, due: `2026-11-${title.slice(0, 2)}`, order: title.slice(3) });
    }
    await todos.add({ title: 'any time' });
    await todos.add({ title: 'done', done: true, due: '2026-11-23' });
    const found = await todos.query({ by: ['done', 'due', 'order'], equals: [false], ...bounds });
    expect(found.map(({ title }) => title)).toEqual(titles);
  });

  it('leaves a bound out of an index that ends with it', async () => {
    const { expenses } = await setUp();
    for (const date of ['2026-11-23', '2026-11-24', '2026-11-25']) await expenses.add({ date });
    const dates = async (bounds: object) => (await expenses.query({ by: ['date'], ...bounds })).map(({ date }) => date);
    expect(await dates({ after: '2026-11-23' })).toEqual(['2026-11-24', '2026-11-25']);
    expect(await dates({ before: '2026-11-24' })).toEqual(['2026-11-23']);
  });

  it('a write from another tab of the device is read at once', async () => {
    const first = await setUp();
    const second = await setUp(first.device.db.name);
    const id = await idOf(first.todos.add({ title: 'hello' }));
    expect((await second.todos.get(id))?.title).toBe('hello');
    expect(await readMeta(second.device.db, 'device')).toBe(first.device.id);
  });
});
