import { registry } from '@holdfast/shared/entities/registry';
import type { Pair } from '@holdfast/shared/merge/mergeFields';
import type { ExchangeReply, Verdict } from '@holdfast/shared/protocol/exchange';
import { describe, expect, it } from 'vitest';
import type { Parcel } from '../sync/ports.ts';
import { createEntityStore } from './entityStore.ts';
import { openBoundDevice, openTestDevice, type TestDevice } from './fakes/openTestDevice.ts';
import { createLocalStore } from './localStore.ts';
import { readMeta } from './meta.ts';
import { moveRows } from './moveRows.ts';
import { discardRefused, retryRefused } from './refused.ts';

const limits = { maxChanges: 500, maxBytes: 1_000_000 };
const late = (value: unknown): Pair => [value, 'f00000000000-0000-00000000000000aa'];
const early = (value: unknown): Pair => [value, '000000000001-0000-00000000000000aa'];

async function setUp(device?: TestDevice) {
  const opened = device ?? (await openBoundDevice());
  const store = createLocalStore(opened);
  const todos = createEntityStore(opened, registry.todo);
  const add = async (title: string) => {
    const outcome = await todos.add({ title });
    if (!outcome.ok) throw new Error('refused');
    return outcome.id;
  };
  const pack = async (): Promise<Parcel> => (await store.pack(limits)) as Parcel;
  const apply = async (parcel: Parcel, reply: Partial<ExchangeReply>, lease?: number, receivedAt = 0) =>
    store.apply(
      lease ?? ((await store.takeLease()) as number),
      parcel,
      { serverTime: 0, cursor: 'next', more: false, reset: false, changes: [], verdicts: [], ...reply },
      { sentAt: receivedAt, receivedAt },
    );
  const title = async (id: string) => (await opened.db.rows('todo').get(id))?.values.title;
  const unsent = async (id: string) => Object.keys((await opened.db.outbox.get(['todo', id]))?.fields ?? {}).sort();
  return { device: opened, store, todos, add, pack, apply, title, unsent };
}

const verdictFor = (id: string, rest: Partial<Verdict> = {}): Verdict => ({
  entity: 'todo',
  id,
  verdict: 'applied',
  ...rest,
});

describe('packing', () => {
  it('a database without an account packs nothing', async () => {
    const { store, add } = await setUp(await openTestDevice());
    await add('waits for a sign-in');
    expect(await store.pack(limits)).toBeNull();
  });

  it('carries only the fields that were edited, oldest records first, and says how many wait', async () => {
    const { device, store, todos, add, pack, apply } = await setUp();
    const [first, second] = [await add('first'), await add('second')];
    await apply(await pack(), { verdicts: [verdictFor(first), verdictFor(second)] });
    await todos.edit(second, { done: true });
    device.wall.now += 1;
    await todos.edit(first, { notes: 'later' });
    const parcel = await store.pack({ ...limits, maxChanges: 1 });
    expect(parcel).toMatchObject({
      waiting: 2,
      cursor: 'next',
      changes: [{ id: second, fields: { done: [true, expect.any(String)] } }],
    });
    expect(Object.keys(parcel?.changes[0]?.fields ?? {})).toEqual(['done']);
  });

  it('a mark of an entity this version has no table for waits, and holds up nothing', async () => {
    const { device, add, pack } = await setUp();
    await device.db.outbox.put({ entity: 'habit', id: device.newId(), fields: {}, since: 0, edits: 1 });
    const id = await add('a neighbour');
    expect((await pack()).changes.map((change) => change.id)).toEqual([id]);
  });

  it('fills up to the byte limit, and a record larger than it still goes alone', async () => {
    const { store, todos } = await setUp();
    for (let n = 0; n < 5; n += 1) await todos.add({ notes: 'x'.repeat(1000) });
    expect((await store.pack({ ...limits, maxBytes: 3500 }))?.changes).toHaveLength(3);
    expect((await store.pack({ ...limits, maxBytes: 10 }))?.changes).toHaveLength(1);
  });
});

describe('applying verdicts', () => {
  it.each(['applied', 'unchanged', 'superseded'] as const)('[OB3] %s clears the mark', async (verdict) => {
    const { add, pack, apply, unsent } = await setUp();
    const id = await add('x');
    expect(await apply(await pack(), { verdicts: [verdictFor(id, { verdict })] })).toBe('applied');
    expect(await unsent(id)).toEqual([]);
  });

  it('[OB3] an edit made while the request was under way keeps its mark', async () => {
    const { todos, add, pack, apply, unsent } = await setUp();
    const id = await add('x');
    await todos.edit(id, { notes: 'n' });
    const parcel = await pack();
    await todos.edit(id, { title: 'edited meanwhile' });
    await apply(parcel, { verdicts: [verdictFor(id)] });
    expect(await unsent(id)).toEqual(['title']);
  });

  it('the diary keeps what lost for thirty days', async () => {
    const { device, pack, apply } = await setUp();
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
    const { device, add, pack, apply, title, unsent } = await setUp();
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
    const { device, todos, add, pack, apply, title, unsent } = await setUp();
    const id = await add('ahead');
    const parcel = await pack();
    await apply(parcel, { verdicts: [verdictFor(id, { fields: { title: early('ahead') } })] });
    expect((await device.db.rows('todo').get(id))?.stamps.title).toBe(early('')[1]);

    await todos.edit(id, { title: 'ahead again' });
    const second = await pack();
    await todos.edit(id, { title: 'edited since' });
    await apply(second, { verdicts: [verdictFor(id, { fields: { title: early('ahead again') } })] });
    expect(await title(id)).toBe('edited since');
    expect(await unsent(id)).toEqual(['title']);
  });

  it('[OB5] a rejected change goes to quarantine with its reason, its neighbour is cleared, an edit offers all of it again', async () => {
    const { device, todos, add, pack, apply, unsent } = await setUp();
    const [bad, good] = [await add('bad'), await add('good')];
    const parcel = await pack();
    const verdicts = parcel.changes.map(({ id }) =>
      id === bad ? verdictFor(id, { verdict: 'rejected', code: 'too_large', message: 'too large' }) : verdictFor(id),
    );
    await apply(parcel, { verdicts });
    expect(await unsent(good)).toEqual([]);
    expect(await device.db.outbox.count()).toBe(0);
    expect(await device.db.refused.toArray()).toMatchObject([{ id: bad, code: 'too_large', message: 'too large' }]);
    await todos.edit(bad, { notes: 'shorter' });
    expect(await device.db.refused.count()).toBe(0);
    expect(await unsent(bad)).toEqual(['notes', 'title']);
  });

  it('[OB5] a rejected change can be retried as it is or given up', async () => {
    const { device, add, pack, apply, unsent } = await setUp();
    const reject = async (id: string) =>
      apply(await pack(), { verdicts: [verdictFor(id, { verdict: 'rejected', code: 'read_only' })] });
    const id = await add('x');
    await reject(id);
    const writes = (await readMeta(device.db, 'clock'))?.writes ?? 0;
    await retryRefused(device, 'todo', id);
    expect(await unsent(id)).toEqual(['title']);
    // What the sync worker listens to.
    expect(await readMeta(device.db, 'clock')).toMatchObject({ writes: writes + 1 });
    await reject(id);
    await discardRefused(device, 'todo', id);
    expect(await device.db.refused.count()).toBe(0);
    expect(await unsent(id)).toEqual([]);
  });

  it('[OB5] a change edited while it was being rejected goes out again instead of into quarantine', async () => {
    const { device, todos, add, pack, apply, unsent } = await setUp();
    const id = await add('bad');
    const parcel = await pack();
    await todos.edit(id, { title: 'good' });
    await apply(parcel, { verdicts: [verdictFor(id, { verdict: 'rejected', code: 'invalid_field' })] });
    expect(await device.db.refused.count()).toBe(0);
    expect(await unsent(id)).toEqual(['title']);
  });
});

describe('applying pulled records', () => {
  it('new records appear, later fields win, earlier ones lose, field by field', async () => {
    const { add, pack, apply, todos, unsent } = await setUp();
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
    const { device, add, pack, apply } = await setUp();
    const id = await add('x');
    const parcel = await pack();
    const reply = { verdicts: [verdictFor(id)], changes: [{ entity: 'todo', id, fields: { done: late(true) } }] };
    await apply(parcel, reply);
    const [rows, outbox, diary] = [
      await device.db.rows('todo').toArray(),
      await device.db.outbox.toArray(),
      await device.db.diary.count(),
    ];
    await apply(parcel, reply);
    expect(await device.db.rows('todo').toArray()).toEqual(rows);
    expect(await device.db.outbox.toArray()).toEqual(outbox);
    expect(await device.db.diary.count()).toBe(diary);
  });

  it('[EN4] [LD1] with a lease that was taken over nothing is written, not even the cursor', async () => {
    const { device, store, add, pack, apply, unsent } = await setUp();
    const id = await add('x');
    const stale = (await store.takeLease()) as number;
    const parcel = await pack();
    await store.takeLease();
    const outcome = await apply(
      parcel,
      { verdicts: [verdictFor(id)], changes: [{ entity: 'todo', id, fields: { done: late(true) } }] },
      stale,
    );
    expect(outcome).toBe('lease_lost');
    expect(await unsent(id)).toEqual(['title']);
    expect(await readMeta(device.db, 'cursor')).toBeUndefined();
  });

  it('[EN4] when one table cannot be written, none is', async () => {
    const { device, add, pack, apply, unsent } = await setUp();
    const id = await add('x');
    const parcel = await pack();
    device.db.rows('expense').hook('creating', () => {
      throw new Error('broken table');
    });
    const expense = { entity: 'expense', id, fields: { amount: late(1) } };
    await expect(apply(parcel, { verdicts: [verdictFor(id)], changes: [expense] })).rejects.toThrow();
    expect(await unsent(id)).toEqual(['title']);
    expect(await readMeta(device.db, 'cursor')).toBeUndefined();
  });

  it('[AU1] a reply for another workspace than the one bound here is not written', async () => {
    const { add, pack, apply, unsent } = await setUp();
    const id = await add('x');
    const parcel = { ...(await pack()), workspace: '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3fffff' };
    expect(await apply(parcel, { verdicts: [verdictFor(id)] })).toBe('lease_lost');
    expect(await unsent(id)).toEqual(['title']);
  });

  it('[MG3] unknown fields and unknown entities are kept, and move in when a version knows them', async () => {
    const { event, ...older } = registry;
    const device = await openBoundDevice(older);
    const { pack, apply } = await setUp(device);
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
    const { device, add, pack, apply } = await setUp();
    const id = await add('x');
    expect(
      await apply(await pack(), {
        changes: [{ entity: 'todo', id, fields: { constructor: late('odd'), toString: late(1) } }],
      }),
    ).toBe('applied');
    expect((await device.db.rows('todo').get(id))?.values).toMatchObject({ constructor: 'odd', toString: 1 });
  });

  it('[RH1] a reset offers everything again, and what the snapshot brings clears its mark', async () => {
    const { device, add, pack, apply, unsent, store } = await setUp();
    const [kept, lost] = [await add('kept'), await add('lost')];
    await apply(await pack(), { verdicts: [verdictFor(kept), verdictFor(lost)] });
    const row = await device.db.rows('todo').get(kept);
    await apply(await pack(), {
      reset: true,
      more: true,
      changes: [{ entity: 'todo', id: kept, fields: { title: ['kept', row?.stamps.title ?? ''] } }],
    });
    expect((await store.pack(limits))?.changes).toEqual([]);
    await apply(await pack(), { cursor: 'end' });
    expect(await unsent(kept)).toEqual([]);
    expect(await unsent(lost)).toEqual(['title']);
    expect((await store.pack(limits))?.changes.map(({ id }) => id)).toEqual([lost]);
  });

  it('[HLC1] the clock moves past every stamp that arrives, and the offset is measured', async () => {
    const { device, pack, apply } = await setUp();
    const id = '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f0001';
    await apply(await pack(), { serverTime: 5000, changes: [{ entity: 'todo', id, fields: { title: late('x') } }] });
    expect(await readMeta(device.db, 'clock')).toMatchObject({ last: late('')[1], offsetMs: 5000 });
  });
});

describe('moving into an account that already has a database here', () => {
  it('everything arrives dirty, merged, and twice is the same as once', async () => {
    const local = await setUp(await openTestDevice());
    const account = await setUp();
    const id = await local.add('written before sign-in');
    await moveRows(local.device, account.device);
    await moveRows(local.device, account.device);
    expect(await account.title(id)).toBe('written before sign-in');
    expect(await account.unsent(id)).toEqual(['title']);
    expect(await account.device.db.outbox.toArray()).toMatchObject([{ edits: 1 }]);
  });
});
