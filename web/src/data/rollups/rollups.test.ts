import { defineEntity, type Registry } from '@holdfast/shared/entities/defineEntity';
import { registry } from '@holdfast/shared/entities/registry';
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import type { Pair } from '@holdfast/shared/merge/mergeFields';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { bringBack } from '../bringBack.ts';
import type { DeviceDatabase } from '../database.ts';
import { createEntityStore } from '../entityStore.ts';
import { createTestSync, early, late } from '../fakes/createTestSync.ts';
import { openBoundDevice, openTestDevice, type TestDevice } from '../fakes/openTestDevice.ts';
import { rollupFaults } from '../fakes/rollupFaults.ts';
import { wordFaults } from '../fakes/wordFaults.ts';
import { lastRedoable, lastUndoable, undoAction } from '../history/undoAction.ts';
import { writeMeta } from '../meta.ts';
import { moveRows } from '../moveRows.ts';
import { rekeyRows } from '../rekeyRows.ts';
import { writeRecords } from '../write.ts';
import { keepRollups } from './keepRollups.ts';
import { readRollup } from './readRollup.ts';
import { countSlice, rebuildRollups } from './rebuildRollups.ts';
import { readRollupStates } from './rollupState.ts';

/** A later version, in which todos count otherwise. */
const { fields, indexes, keys, version } = registry.todo;
const newer: Registry = {
  ...registry,
  todo: defineEntity('todo', fields, {
    indexes: indexes as ['done'][],
    keys,
    rollups: { list: (read) => [{ key: [read('list')], sum: read('priority') }, { key: [read('title')] }] },
    version: version + 1,
  }),
};

async function forgetRollups(db: DeviceDatabase, entity: string): Promise<void> {
  await db.transaction('rw', db.meta, async () =>
    writeMeta(db, 'rollups', { ...(await readRollupStates(db)), [entity]: undefined }),
  );
}

async function faultsOf({ db, registry: entities }: TestDevice): Promise<string[]> {
  const tables = await Promise.all(
    Object.keys(entities).map(async (name) => [name, await db.rows(name).toArray()] as const),
  );
  const stored = { tables: new Map(tables), states: await readRollupStates(db) };
  return [
    ...rollupFaults(entities, { ...stored, rollups: await db.rollups.toArray() }),
    ...wordFaults(entities, stored),
  ];
}

const isOdd = [null, 7, 'no day', '2026-02-29', { odd: true }];
const fieldValues = {
  todo: {
    title: fc.constantFrom('a', 'b'),
    done: fc.boolean(),
    list: fc.constantFrom('', 'Home', 'home'),
    due: fc.constantFrom(null, '2026-11-26', '2026-11-27'),
  },
  sale: {
    date: fc.constantFrom('2026-11-26', '2026-12-01'),
    currency: fc.constantFrom('EUR', 'JPY'),
    status: fc.constantFrom('paid', 'unpaid', 'refunded'),
    due: fc.constantFrom(null, '2026-11-26'),
    quantity: fc.constantFrom(1, 0.5, 2.345, -1, 1e305),
    unitPrice: fc.constantFrom(100, 12_345, Number.MAX_SAFE_INTEGER, -7),
  },
  expense: {
    date: fc.constantFrom('2026-11-26', '2026-12-01'),
    currency: fc.constantFrom('EUR', 'JPY'),
    category: fc.constantFrom('', 'Fuel'),
    amount: fc.constantFrom(5, -5, Number.MAX_SAFE_INTEGER),
  },
  link: { title: fc.constantFrom('a', 'b') },
};
type Name = keyof typeof fieldValues;
const names = Object.keys(fieldValues) as Name[];

const valuesOf = (entity: Name) => fc.record<Record<string, unknown>>(fieldValues[entity], { requiredKeys: [] });
/** What is pulled may be of any version. */
const pulledOf = (entity: Name): fc.Arbitrary<Record<string, Pair>> => {
  const pair = (value: fc.Arbitrary<unknown>) =>
    fc.tuple(fc.oneof({ weight: 4, arbitrary: value }, fc.constantFrom(...isOdd)), fc.constantFrom(early, late));
  const all = { ...fieldValues[entity], [deletedField]: fc.boolean(), newField: fc.nat(3) };
  const pairs = Object.fromEntries(Object.entries(all).map(([name, value]) => [name, pair(value)]));
  return fc
    .record(pairs, { requiredKeys: [] })
    .map((record) =>
      Object.fromEntries(
        Object.entries(record).flatMap(([name, given]) => (given ? [[name, given[1](given[0])]] : [])),
      ),
    );
};
const record = fc
  .constantFrom(...names)
  .chain((entity) =>
    fc.record({ entity: fc.constant(entity), which: fc.nat(5), values: valuesOf(entity), pulled: pulledOf(entity) }),
  );

const step = fc.record({
  do: fc.constantFrom(
    ...(['write', 'write', 'remove', 'bringBack', 'bulk', 'undo', 'undo', 'redo', 'redo', 'pull'] as const),
    ...(['reset', 'expired', 'page', 'rekey', 'slice', 'slice', 'slice', 'forget', 'reopen', 'move'] as const),
  ),
  tab: fc.nat(1),
  records: fc.array(record, { minLength: 1, maxLength: 3 }),
  isNewer: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const idOf = (which: number) => `0197a1b2-c3d4-7e5f-8a9b-00000000000${which}`;

/** One device, its two tabs, and what came about. */
async function createDesk() {
  const first = await openBoundDevice();
  const tabs = [first, await openTestDevice(first.db.name)];
  const came = new Map<string, number>();
  const note = (what: string) => came.set(what, (came.get(what) ?? 0) + 1);

  async function pull(
    device: TestDevice,
    records: Step['records'],
    reply: { reset?: true; expired?: true; more?: true },
  ) {
    const { exchange } = await createTestSync(device);
    const changes = records.map(({ entity, which, pulled }) => ({ entity, id: idOf(which), fields: pulled }));
    if ((await exchange({ ...reply, changes })) === 'applied') note('applied');
  }

  async function takeBack(device: TestDevice, deed: 'undo' | 'redo'): Promise<void> {
    const last = deed === 'undo' ? await lastUndoable(device) : await lastRedoable(device);
    if (last !== undefined && (await undoAction(device, last.seq))?.ok) note(deed);
  }

  async function take({ do: deed, tab, records, isNewer }: Step): Promise<void> {
    const device = tabs[tab] as TestDevice;
    const { db } = device;
    const writes = records.map(({ entity, which, values }) => ({ entity, id: idOf(which), values }));
    const [{ entity, id, values }] = writes as [(typeof writes)[0]];
    if (deed === 'write') await writeRecords(device, writes);
    if (deed === 'remove') await writeRecords(device, [{ entity, id, values: { [deletedField]: true } }]);
    if (deed === 'bringBack') await bringBack(device, { entity, id, values, lastSeen: values });
    if (deed === 'bulk') {
      const ids = await db.rows(entity).toCollection().primaryKeys();
      await writeRecords(
        device,
        ids.map((each) => ({ entity, id: each, values })),
      );
    }
    if (deed === 'undo') await takeBack(device, 'undo');
    if (deed === 'redo') {
      // Whether there is anything to do again must not hang on which tab came first.
      if ((await lastRedoable(device)) === undefined) await takeBack(device, 'undo');
      await takeBack(device, 'redo');
    }
    if (deed === 'pull') await pull(device, records, {});
    if (deed === 'reset') await pull(device, records, { reset: true });
    if (deed === 'expired') await pull(device, records, { reset: true, expired: true });
    if (deed === 'page') await pull(device, records, { reset: true, expired: true, more: true });
    if (deed === 'rekey') {
      await db.meta.delete('indexed');
      await rekeyRows(db);
    }
    if (deed === 'slice' && (await countSlice(db, device.registry[entity] ?? registry.todo, 1))) note('slice');
    if (deed === 'forget') await forgetRollups(db, entity);
    if (deed === 'reopen') {
      db.close();
      tabs[tab] = await openTestDevice(db.name, isNewer ? newer : registry);
    }
    if (deed === 'move') {
      const other = await openTestDevice();
      await writeRecords(other, writes);
      await moveRows(other, device);
      other.db.close();
    }
  }

  return {
    tabs,
    came,
    take,
    async finish() {
      for (const device of tabs) await rebuildRollups(device.db, async () => {});
    },
  };
}

describe('rollups', () => {
  it('[RO1] [RO2] [SE3] equal the sum over all records, and words what these hold, whoever writes, in whatever order and at once', async () => {
    const came = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fc.option(step)), { minLength: 8, maxLength: 16 }), async (steps) => {
        const desk = await createDesk();
        for (const [one, other] of steps) {
          // Another tab at the same moment; one that is being opened anew does nothing else.
          const isPair = other !== null && other.tab !== one.tab && ![one.do, other.do].includes('reopen');
          await Promise.all([desk.take(one), isPair && desk.take(other)]);
          for (const tab of desk.tabs) expect(await faultsOf(tab)).toEqual([]);
        }
        await desk.finish();
        const [last] = desk.tabs.slice(-1) as [TestDevice];
        expect(await faultsOf(last)).toEqual([]);
        expect(await readRollup(last.db, last.registry.todo as typeof registry.todo, 'list')).not.toBeNull();
        for (const { db } of desk.tabs) db.close();
        for (const [what, times] of desk.came) came.set(what, (came.get(what) ?? 0) + times);
      }),
      { numRuns: 50 },
    );
    expect([...came.keys()].sort()).toEqual(['applied', 'redo', 'slice', 'undo']);
    expect(Math.min(...came.values())).toBeGreaterThan(5);
  });
});

async function setUp() {
  const sync = await createTestSync();
  const { db } = sync.device;
  return {
    ...sync,
    db,
    sales: createEntityStore(sync.device, registry.sale),
    month: async () =>
      (await readRollup(db, registry.sale, 'month', { equals: ['2026-11'] }))?.map(({ key, count, sum }) => [
        ...key.slice(1),
        count,
        sum,
      ]),
  };
}

describe('[RO1] what is counted', () => {
  it('is there from the first record on, by a person and by sync alike', async () => {
    const { sales, month, exchange } = await setUp();
    expect(await month()).toEqual([]);
    await sales.add({ date: '2026-11-26', quantity: 0.5, unitPrice: 5, status: 'paid' });
    await sales.add({ date: '2026-11-30', quantity: 3, unitPrice: 4000, status: 'paid' });
    const fields = { date: early('2026-11-01'), unitPrice: early(700), currency: early('JPY') };
    await exchange({ changes: [{ entity: 'sale', id: idOf(1), fields }] });
    expect(await month()).toEqual([
      ['EUR', 'paid', 2, 12_003],
      ['JPY', 'unpaid', 1, 700],
    ]);
  });

  it('leaves no row behind for what is not there any more', async () => {
    const { sales, month, db } = await setUp();
    const { id } = (await sales.add({ date: '2026-11-26', unitPrice: 5 })) as { id: string };
    await sales.remove(id);
    expect(await month()).toEqual([]);
    expect(await db.rollups.count()).toBe(0);
  });

  it('stays exact beyond what numbers hold, and comes back to what they do', async () => {
    const { sales, month, db } = await setUp();
    const add = (unitPrice: number) => sales.add({ date: '2026-11-26', status: 'paid', unitPrice });
    const large = [];
    for (let n = 0; n < 3; n += 1) large.push(((await add(Number.MAX_SAFE_INTEGER)) as { id: string }).id);
    await add(1);
    const stored = await db.rollups.get(['sale', 'month', '2026-11', 'EUR', 'paid']);
    expect(stored?.sum).toBe(String(3n * BigInt(Number.MAX_SAFE_INTEGER) + 1n));
    for (const id of large) await sales.remove(id);
    expect(await month()).toEqual([['EUR', 'paid', 1, 1]]);
  });

  it('is read by ranges of its keys', async () => {
    const { db, todos } = await setUp();
    for (const due of [null, '2026-11-25', '2026-11-26', '2026-11-26', '2026-12-01'])
      await todos.add({ title: 't', due });
    const days = async (range: object) =>
      (await readRollup(db, registry.todo, 'due', range))?.map(({ key, count }) => `${key} ${count}`);
    expect(await days({ after: '', before: '2026-11-26' })).toEqual(['2026-11-25 1']);
    expect(await days({ equals: ['2026-11-26'] })).toEqual(['2026-11-26 2']);
    expect(await days({ equals: [''] })).toEqual([' 1']);
    expect(await days({ from: '2026-11-26', to: '2026-12-01' })).toEqual(['2026-11-26 2', '2026-12-01 1']);
    expect(await days({ after: '2026-11-26' })).toEqual(['2026-12-01 1']);
  });

  it('costs one write of each row, however many records a reply has', async () => {
    const { db, device, exchange } = await setUp();
    const ids = Array.from({ length: 300 }, () => device.newId());
    let writes = 0;
    db.rollups.hook('creating', () => {
      writes += 1;
    });
    await exchange({ changes: ids.map((id) => ({ entity: 'todo', id, fields: { title: early('t') } })) });
    // All, open in no list, and due never, by month and by day.
    expect(writes).toBe(4);
  });
});

describe('[RO2] a rebuild', () => {
  it('says that it is not ready, goes on where it stopped, and counts each record once', async () => {
    const { db, device, todos, add } = await setUp();
    for (let n = 0; n < 5; n += 1) await add(`${n}`);
    await forgetRollups(db, 'todo');
    const all = () => readRollup(db, registry.todo, 'list');
    expect(await all()).toBeNull();
    expect(await countSlice(db, registry.todo, 2)).toBe(true);
    expect(await all()).toBeNull();
    await todos.edit((await db.rows('todo').orderBy('id').first())?.id ?? '', { done: true });
    await add('beyond');
    const other = await openTestDevice(db.name);
    await rebuildRollups(other.db, async () => {});
    expect((await all())?.map(({ key, count }) => [...key, count])).toEqual([
      [0, '', 5],
      [1, '', 1],
    ]);
    expect(await faultsOf(device)).toEqual([]);
    expect(await countSlice(db, registry.todo)).toBe(false);
  });

  it('begins by itself of nothing: what a later version has counted is not believed, and not left to it', async () => {
    const { db, add } = await setUp();
    await add('by this one');
    const later = await openTestDevice(db.name, newer);
    expect((await readRollup(later.db, newer.todo as typeof registry.todo, 'list'))?.length).toBe(2);
    expect(await readRollup(db, registry.todo, 'list')).toBeNull();
    await add('by the older one again');
    expect(await readRollup(later.db, newer.todo as typeof registry.todo, 'list')).toBeNull();
    await rebuildRollups(later.db, async () => {});
    expect(await faultsOf(later)).toEqual([]);
    expect(await later.db.rollups.where('key').between(['todo'], ['todo', []]).count()).toBeGreaterThan(0);
  });

  it('follows where less than nothing would be left: then somebody has written without counting', async () => {
    const { db, device, todos, add } = await setUp();
    const id = await add('counted');
    await db.rollups.clear();
    await todos.remove(id);
    expect(await readRollup(db, registry.todo, 'list')).toBeNull();
    await rebuildRollups(db, async () => {});
    expect(await faultsOf(device)).toEqual([]);
  });

  it('begins whenever there is something uncounted, for as long as a database is open', async () => {
    const { db, device, add } = await setUp();
    await add('counted');
    const stop = keepRollups(db, async () => {});
    for (let times = 0; times < 2; times += 1) {
      await forgetRollups(db, 'todo');
      await vi.waitFor(async () => expect(await readRollup(db, registry.todo, 'list')).not.toBeNull());
    }
    expect(await faultsOf(device)).toEqual([]);
    stop();
  });
});
