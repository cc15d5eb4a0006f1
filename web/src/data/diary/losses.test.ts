import type { Pair } from '@holdfast/shared/merge/mergeFields';
import { expect, it } from 'vitest';
import { createTestSync, early, late } from '../fakes/createTestSync.ts';
import { undoAction } from '../history/undoAction.ts';
import { type LossKind, lossOf, takeBackLoss } from './losses.ts';

type Sync = Awaited<ReturnType<typeof createTestSync>> & { id: string };

/** One todo, called "first", that the server has all of. */
async function acknowledged(): Promise<Sync> {
  const sync = await createTestSync();
  const id = await sync.add('first');
  await sync.exchange();
  return { ...sync, id };
}

const change = ({ id }: Sync, fields: Record<string, Pair>) => ({ entity: 'todo', id, fields });
/** A reply to somebody who sent nothing: what waits here stays waiting. */
const pull = async (sync: Sync, fields: Record<string, Pair>) =>
  sync.apply({ ...(await sync.pack()), changes: [], marks: [] }, { changes: [change(sync, fields)] });
const gone = { reset: true, expired: true };

/** What can be lost, and how it comes about; what it says then, and what it says once it is had back. */
const losses: readonly [
  loss: LossKind,
  how: string,
  bringAbout: (sync: Sync) => Promise<unknown>,
  then: unknown,
  again: unknown,
][] = [
  [
    'mine',
    'a field edited here was edited later elsewhere',
    async (sync) => {
      await sync.todos.edit(sync.id, { title: 'mine' });
      await pull(sync, { title: late('theirs') });
    },
    'theirs',
    'mine',
  ],
  [
    'mine',
    'the verdict on an edit has a later value',
    async (sync) => {
      await sync.todos.edit(sync.id, { title: 'mine' });
      await sync.exchange({}, { verdict: 'superseded', fields: { title: late('theirs') } });
    },
    'theirs',
    'mine',
  ],
  [
    'mine',
    'what the server refused was overtaken',
    async (sync) => {
      await sync.todos.edit(sync.id, { title: 'mine' });
      await sync.exchange({}, { verdict: 'rejected', code: 'too_large' });
      await sync.exchange({ changes: [change(sync, { title: late('theirs') })] });
    },
    'theirs',
    'mine',
  ],
  [
    'before',
    'a field that was settled here was changed elsewhere',
    async (sync) => {
      await sync.exchange({ changes: [change(sync, { title: late('theirs') })] });
    },
    'theirs',
    'first',
  ],
  [
    'before',
    'a field that only a newer version knows was changed elsewhere',
    async (sync) => {
      await sync.exchange({ changes: [change(sync, { mood: early('first') })] });
      await sync.device.db.diary.clear();
      await sync.exchange({ changes: [change(sync, { mood: late('theirs') })] });
    },
    'theirs',
    'first',
  ],
  [
    'before',
    'a snapshot changed a field',
    async (sync) => {
      await sync.exchange({ reset: true, changes: [change(sync, { title: late('theirs') })] });
    },
    'theirs',
    'first',
  ],
  [
    'unseen',
    'a form wrote over what had arrived unseen',
    async (sync) => {
      await sync.exchange({ changes: [change(sync, { title: early('x') })] });
      await sync.todos.edit(sync.id, { title: 'theirs' });
      await sync.device.db.diary.clear();
      await sync.todos.edit(sync.id, { title: 'from the form' }, { title: 'first' });
    },
    'from the form',
    'theirs',
  ],
  [
    'gone',
    'an edit met a later deletion',
    async (sync) => {
      await sync.todos.edit(sync.id, { title: 'mine' });
      await pull(sync, { deleted: late(true) });
    },
    null,
    'mine',
  ],
  [
    'gone',
    'a record was deleted elsewhere',
    async (sync) => {
      await sync.exchange({ changes: [change(sync, { deleted: late(true) })] });
    },
    null,
    'first',
  ],
  [
    'gone',
    'a snapshot had a record no more',
    async (sync) => {
      await sync.exchange(gone);
    },
    null,
    'first',
  ],
  [
    'returned',
    'what was deleted here was worked on elsewhere',
    async (sync) => {
      await sync.todos.remove(sync.id);
      await sync.exchange({ changes: [change(sync, { title: late('theirs') })] });
    },
    'theirs',
    null,
  ],
];

it.each(losses)(
  '[DI1] %s: %s, and it can be had back, by one action with one undo',
  async (loss, _, bringAbout, then, again) => {
    const sync = await acknowledged();
    const { device, id } = sync;
    await bringAbout(sync);
    const stands = async () => {
      const row = await device.db.rows('todo').get(id);
      if (row === undefined || row.keys.live !== 1) return null;
      return row.values.mood ?? row.values.title;
    };
    const find = async () => {
      const here = await device.db.rows('todo').get(id);
      const entries = await device.db.diary.toArray();
      const found = entries.flatMap((entry) =>
        entry.changes.map((change) => ({ entry, change, is: lossOf(device, entry, change, here) })),
      );
      return found.filter(({ is }) => is !== null);
    };
    expect(await stands()).toBe(then);
    const found = await find();
    const one = found.find(({ is }) => is === loss);
    if (one === undefined) throw new Error(`found only ${found.map(({ is }) => is)}`);
    const before = await device.db.history.count();
    const outcome = await takeBackLoss(device, one.entry, one.change, 'Mine again');
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(await stands()).toBe(again);
    expect((await find()).map(({ is }) => is)).not.toContain(loss);
    expect(await device.db.history.count()).toBe(before + 1);
    expect(await device.db.history.get(outcome.action ?? 0)).toMatchObject({ words: 'Mine again' });
    expect(await sync.unsent(id)).not.toEqual([]);
    await undoAction(device, outcome.action ?? 0);
    expect(await stands()).toBe(then);
  },
);

it('what stands as it was, or is of a kind this version does not know, offers nothing', async () => {
  const sync = await acknowledged();
  const { device, id } = sync;
  const entry = { at: 0, entity: 'todo', id, changes: [], by: 'sync' as const };
  const here = await device.db.rows('todo').get(id);
  const title = { name: 'title', before: 'first', after: 'x', lostMine: true };
  expect(lossOf(device, entry, title, here)).toBeNull();
  expect(lossOf(device, { ...entry, entity: 'boat' }, { ...title, before: 'y' }, here)).toBeNull();
  expect(lossOf(device, entry, { ...title, before: 'y' }, undefined)).toBeNull();
});

it('[DI1] is kept for 30 days, and what is older goes with the next reply, found by its index', async () => {
  const sync = await acknowledged();
  const { device } = sync;
  const days = 86_400_000;
  for (const at of [0, 1 * days, 2 * days]) await device.db.diary.add({ at, entity: 'todo', id: 'x', changes: [] });
  await sync.apply(await sync.pack(), {}, undefined, 31 * days + 1);
  expect((await device.db.diary.toArray()).map(({ at }) => at / days)).toEqual([2]);
});
