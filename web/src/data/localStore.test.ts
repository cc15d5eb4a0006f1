import { registry } from '@holdfast/shared/entities/registry';
import { describe, expect, it } from 'vitest';
import { createEntityStore } from './entityStore.ts';
import { createTestSync, early, late, limits, verdictFor } from './fakes/createTestSync.ts';
import { openBoundDevice, openTestDevice } from './fakes/openTestDevice.ts';
import { readMeta } from './meta.ts';
import { moveRows } from './moveRows.ts';

describe('packing', () => {
  it('a database without an account packs nothing', async () => {
    const { store, add } = await createTestSync(await openTestDevice());
    await add('waits for a sign-in');
    expect(await store.pack(limits)).toBeNull();
  });

  it('carries only the fields that were edited, oldest records first, and says how many wait', async () => {
    const { device, store, todos, add, pack, apply } = await createTestSync();
    const [first, second] = [await add('first'), await add('second')];
    await apply(await pack(), { verdicts: [verdictFor(first), verdictFor(second)] });
    await todos.edit(second, { done: true });
    device.wall.now += 1;
    await todos.edit(first, { notes: 'later' });
    const batch = await store.pack({ ...limits, maxChanges: 1 });
    expect(batch).toMatchObject({
      waiting: 2,
      cursor: 'next',
      changes: [{ id: second, fields: { done: [true, expect.any(String)] } }],
    });
    expect(Object.keys(batch?.changes[0]?.fields ?? {})).toEqual(['done']);
  });

  it('a mark of an entity this version has no table for waits, and holds up nothing', async () => {
    const { device, add, pack } = await createTestSync();
    await device.db.outbox.put({ entity: 'habit', id: device.newId(), fields: {}, since: 0, edits: 1 });
    const id = await add('a neighbour');
    expect((await pack()).changes.map((change) => change.id)).toEqual([id]);
  });

  it('[MG3] a mark of an entity only newer versions know is packed from what was set aside', async () => {
    const { device, pack } = await createTestSync();
    const [id, elsewhere] = [device.newId(), device.newId()];
    const [title, mood] = [early('daily'), early('sunny')];
    await device.db.unknown.put({ entity: 'habit', id, fields: { title, mood } });
    await device.db.outbox.put({ entity: 'habit', id, fields: { mood: mood[1] }, since: 0, edits: 1 });
    // Of another record, which is not here: same id, other entity.
    await device.db.outbox.put({ entity: 'hobby', id, fields: { mood: mood[1] }, since: 0, edits: 1 });
    await device.db.outbox.put({ entity: 'habit', id: elsewhere, fields: {}, since: 0, edits: 1 });
    expect((await pack()).changes).toEqual([{ entity: 'habit', id, fields: { mood } }]);
  });

  it('[HLC1] a value never travels under another’s stamp, whatever a mark says', async () => {
    const { device, add, pack, shown } = await createTestSync();
    const id = await add('x');
    const whole = await shown(id);
    const stamp = early('')[1];
    await device.db.outbox.put({ entity: 'todo', id, fields: { title: stamp, nothing: stamp }, since: 0, edits: 1 });
    expect((await pack()).changes).toEqual([whole]);
  });

  it('only what is picked is packed, up to the limit, and all that waits is counted', async () => {
    const { store, add } = await createTestSync();
    const ids = [await add('a'), await add('b'), await add('c'), await add('d')];
    const picked = await store.pack({ ...limits, maxChanges: 2, pick: ({ id }) => id !== ids[0] });
    expect(picked?.changes).toHaveLength(2);
    expect(picked?.marks.map(({ id }) => id)).not.toContain(ids[0]);
    expect(picked?.waiting).toBe(4);
  });

  it('fills up to the byte limit, and a record larger than it still goes alone', async () => {
    const { store, todos } = await createTestSync();
    for (let n = 0; n < 5; n += 1) await todos.add({ notes: 'x'.repeat(1000) });
    expect((await store.pack({ ...limits, maxBytes: 3500 }))?.changes).toHaveLength(3);
    expect((await store.pack({ ...limits, maxBytes: 10 }))?.changes).toHaveLength(1);
  });
});

describe('taking the lease', () => {
  it('[LD1] every one is greater than those before', async () => {
    const { store } = await createTestSync();
    expect([await store.takeLease(), await store.takeLease()]).toEqual([1, 2]);
  });

  it('there is none while the storage is full, and any other error is one', async () => {
    const { device, store } = await createTestSync();
    let error: Error = new DOMException('no room', 'QuotaExceededError');
    const fail = () => {
      throw error;
    };
    device.db.meta.hook('creating', fail);
    expect(await store.takeLease()).toBeNull();
    error = new Error('broken');
    await expect(store.takeLease()).rejects.toThrow('broken');
    device.db.meta.hook('creating').unsubscribe(fail);
    expect(await store.takeLease()).toBe(1);
  });
});

describe('applying verdicts', () => {
  it.each(['applied', 'unchanged', 'superseded'] as const)('[OB3] %s clears the mark', async (verdict) => {
    const { add, pack, apply, unsent } = await createTestSync();
    const id = await add('x');
    expect(await apply(await pack(), { verdicts: [verdictFor(id, { verdict })] })).toBe('applied');
    expect(await unsent(id)).toEqual([]);
  });

  it('[OB3] an edit made while the request was under way keeps its mark', async () => {
    const { todos, add, pack, apply, unsent } = await createTestSync();
    const id = await add('x');
    await todos.edit(id, { notes: 'n' });
    const batch = await pack();
    await todos.edit(id, { title: 'edited meanwhile' });
    await apply(batch, { verdicts: [verdictFor(id)] });
    expect(await unsent(id)).toEqual(['title']);
  });

  it('the diary keeps what lost for thirty days', async () => {
    const { device, pack, apply } = await createTestSync();
    const now = 100 * 86_400_000;
    const old = { entity: 'todo', id: 'x', changes: [] };
    await device.db.diary.bulkAdd([
      { ...old, at: now - 31 * 86_400_000 },
      { ...old, at: now - 29 * 86_400_000 },
    ]);
    await apply(await pack(), {}, undefined, now);
    expect((await device.db.diary.toArray()).map(({ at }) => at)).toEqual([now - 29 * 86_400_000]);
  });

  it('a later value of the server is adopted, and the diary keeps the one that lost', async () => {
    const { device, add, pack, apply, title, unsent } = await createTestSync();
    const id = await add('mine');
    await apply(await pack(), {
      verdicts: [verdictFor(id, { verdict: 'superseded', fields: { title: late('theirs') } })],
    });
    expect(await title(id)).toBe('theirs');
    expect(await unsent(id)).toEqual([]);
    expect(await device.db.diary.toArray()).toMatchObject([
      { entity: 'todo', id, changes: [{ name: 'title', before: 'mine', after: 'theirs', lostMine: true }] },
    ]);
  });

  it('[HLC3] a stamp the server pulled back is adopted although it is earlier, unless edited since', async () => {
    const { device, todos, add, pack, apply, title, unsent } = await createTestSync();
    const id = await add('ahead');
    const batch = await pack();
    await apply(batch, { verdicts: [verdictFor(id, { fields: { title: early('ahead') } })] });
    expect((await device.db.rows('todo').get(id))?.stamps.title).toBe(early('')[1]);

    await todos.edit(id, { title: 'ahead again' });
    const second = await pack();
    await todos.edit(id, { title: 'edited since' });
    await apply(second, { verdicts: [verdictFor(id, { fields: { title: early('ahead again') } })] });
    expect(await title(id)).toBe('edited since');
    expect(await unsent(id)).toEqual(['title']);
  });
});

describe('applying pulled records', () => {
  it('new records appear, later fields win, earlier ones lose, field by field', async () => {
    const { add, pack, apply, todos, unsent } = await createTestSync();
    const id = await add('mine');
    await todos.edit(id, { notes: 'my notes' });
    const other = '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f0001';
    await apply(await pack(), {
      changes: [
        { entity: 'todo', id: other, fields: { title: early('new') } },
        { entity: 'todo', id, fields: { title: late('theirs'), notes: early('old notes') } },
      ],
    });
    expect(await todos.get(other)).toMatchObject({ title: 'new', done: false });
    expect(await todos.get(id)).toMatchObject({ title: 'theirs', notes: 'my notes' });
    expect(await unsent(id)).toEqual(['notes']);
  });

  it('[EN5] applying the same reply twice changes nothing more', async () => {
    const { device, add, pack, apply } = await createTestSync();
    const id = await add('x');
    const batch = await pack();
    const reply = { verdicts: [verdictFor(id)], changes: [{ entity: 'todo', id, fields: { done: late(true) } }] };
    await apply(batch, reply);
    const [rows, outbox, diary] = [
      await device.db.rows('todo').toArray(),
      await device.db.outbox.toArray(),
      await device.db.diary.count(),
    ];
    await apply(batch, reply);
    expect(await device.db.rows('todo').toArray()).toEqual(rows);
    expect(await device.db.outbox.toArray()).toEqual(outbox);
    expect(await device.db.diary.count()).toBe(diary);
  });

  it('[EN4] [LD1] with a lease that was taken over nothing is written, not even the cursor', async () => {
    const { device, store, add, pack, apply, unsent } = await createTestSync();
    const id = await add('x');
    const stale = (await store.takeLease()) as number;
    const batch = await pack();
    await store.takeLease();
    const outcome = await apply(
      batch,
      { verdicts: [verdictFor(id)], changes: [{ entity: 'todo', id, fields: { done: late(true) } }] },
      stale,
    );
    expect(outcome).toBe('lease_lost');
    expect(await unsent(id)).toEqual(['title']);
    expect(await readMeta(device.db, 'cursor')).toBeUndefined();
  });

  it('[EN4] when one table cannot be written, none is', async () => {
    const { device, add, pack, apply, unsent } = await createTestSync();
    const id = await add('x');
    const batch = await pack();
    device.db.table('expense').hook('creating', () => {
      throw new Error('broken table');
    });
    const expense = { entity: 'expense', id, fields: { amount: late(1) } };
    await expect(apply(batch, { verdicts: [verdictFor(id)], changes: [expense] })).rejects.toThrow();
    expect(await unsent(id)).toEqual(['title']);
    expect(await readMeta(device.db, 'cursor')).toBeUndefined();
  });

  it('[AU1] a reply for another workspace than the one bound here is not written', async () => {
    const { add, pack, apply, unsent } = await createTestSync();
    const id = await add('x');
    const batch = { ...(await pack()), workspace: '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3fffff' };
    expect(await apply(batch, { verdicts: [verdictFor(id)] })).toBe('lease_lost');
    expect(await unsent(id)).toEqual(['title']);
  });

  it('[MG3] unknown fields and unknown entities are kept, and move in when a version knows them', async () => {
    const { event, ...older } = registry;
    const device = await openBoundDevice(older);
    const { pack, apply } = await createTestSync(device);
    const id = '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f0001';
    await apply(await pack(), {
      changes: [
        { entity: 'event', id, fields: { title: early('from a newer version') } },
        { entity: 'expense', id, fields: { mood: early('sunny') } },
      ],
    });
    await apply(await pack(), { changes: [{ entity: 'event', id, fields: { allDay: late(true) } }] });
    expect((await device.db.rows('expense').get(id))?.values.mood).toBe('sunny');
    device.db.close();
    const newer = await openTestDevice(device.db.name, { ...older, event });
    expect(await createEntityStore(newer, event).get(id)).toMatchObject({
      title: 'from a newer version',
      allDay: true,
    });
    expect(await newer.db.unknown.count()).toBe(0);
  });

  it('[MG3] what is set aside does not overwrite what a newer tab wrote meanwhile', async () => {
    const { event } = registry;
    const newer = await openBoundDevice();
    const events = createEntityStore(newer, event);
    const outcome = await events.add({ title: 'mine, later', place: 'here' });
    const id = outcome.ok ? outcome.id : '';
    await newer.db.unknown.put({ entity: 'event', id, fields: { title: early('theirs'), notes: early('kept') } });
    newer.db.close();
    const again = await openTestDevice(newer.db.name);
    expect(await createEntityStore(again, event).get(id)).toMatchObject({
      title: 'mine, later',
      place: 'here',
      notes: 'kept',
    });
  });

  it('[MG3] a field may be called like something every object inherits', async () => {
    const { device, add, pack, apply } = await createTestSync();
    const id = await add('x');
    expect(
      await apply(await pack(), {
        changes: [{ entity: 'todo', id, fields: { constructor: late('odd'), toString: late(1) } }],
      }),
    ).toBe('applied');
    expect((await device.db.rows('todo').get(id))?.values).toMatchObject({ constructor: 'odd', toString: 1 });
  });

  it('[HLC1] the clock moves past every stamp that arrives, and the offset is measured', async () => {
    const { device, pack, apply } = await createTestSync();
    const id = '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f0001';
    await apply(await pack(), { serverTime: 5000, changes: [{ entity: 'todo', id, fields: { title: late('x') } }] });
    expect(await readMeta(device.db, 'clock')).toMatchObject({ last: late('')[1], offsetMs: 5000 });
  });
});

describe('moving into an account that already has a database here', () => {
  it('everything arrives dirty, merged, and twice is the same as once', async () => {
    const local = await createTestSync(await openTestDevice());
    const account = await createTestSync();
    const id = await local.add('written before sign-in');
    await moveRows(local.device, account.device);
    await moveRows(local.device, account.device);
    expect(await account.title(id)).toBe('written before sign-in');
    expect(await account.unsent(id)).toEqual(['title']);
    expect(await account.device.db.outbox.toArray()).toMatchObject([{ edits: 1 }]);
  });
});
