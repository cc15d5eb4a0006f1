import type { ExchangeReply } from '@holdfast/shared/protocol/exchange';
import { describe, expect, it, vi } from 'vitest';
import { bindAccount } from '../bindAccount.ts';
import { createTestSync, late, verdictFor } from '../fakes/createTestSync.ts';
import type { TestDevice } from '../fakes/openTestDevice.ts';
import { createLocalStore } from '../localStore.ts';
import { readMeta } from '../meta.ts';
import { countLosses } from './countLosses.ts';
import { copyBytes, dropOldCopy, keepCopy, readCopy } from './keptCopy.ts';
import { longAbsenceMs, watchReply } from './watchReply.ts';

const day = 86_400_000;
const id = (n: number) => `0197a1b2-c3d4-7e5f-8a9b-${String(n).padStart(12, '0')}`;
const todo = (n: number, title = `todo ${n}`) => ({ entity: 'todo', id: id(n), fields: { title: late(title) } });

/** A device with three todos the server has all of, heard of on day 0; and replies to it on later days. */
async function settled() {
  const sync = await createTestSync();
  const { device, todos } = sync;
  for (const n of [1, 2, 3]) await todos.add({ title: `todo ${n}` }, id(n));
  await sync.exchange();
  const store = createLocalStore(device, (work) => watchReply(device, work));
  let cursor = 0;
  const hear = async (days: number, reply: Partial<ExchangeReply>, isFailed = false) => {
    const batch = await sync.pack();
    const lease = isFailed ? -1 : ((await store.takeLease()) as number);
    if (!isFailed) cursor += 1;
    const whole = {
      serverTime: 0,
      cursor: `${isFailed ? cursor + 1 : cursor}`,
      more: false,
      reset: false,
      changes: [],
      ...reply,
    };
    const verdicts = batch.changes.map((each) =>
      verdictFor(each.id, { verdict: 'superseded', fields: { title: late('theirs') } }),
    );
    return store.apply(lease, batch, { ...whole, verdicts }, { sentAt: days * day, receivedAt: days * day });
  };
  return { ...sync, hear, home: () => readMeta(device.db, 'homecoming') };
}

const copyOf = async ({ db }: TestDevice) =>
  (JSON.parse(await (await readCopy(db)).text()) as { records: { todo: { title: string }[] } }).records.todo
    .map(({ title }) => title)
    .sort();

const titles = ['todo 1', 'todo 2', 'todo 3'];

describe('[HM1] coming home', () => {
  it.each([
    ['after a long absence', longAbsenceMs / day, {}, true],
    ['to a server that began anew', 1, { reset: true }, true],
    ['to a snapshot, for it was away longer than deletions are remembered', 1, { reset: true, expired: true }, true],
    ['after a few days', longAbsenceMs / day - 1, {}, false],
  ])('%s', async (_, days, reply, isOne) => {
    const { hear, home, device } = await settled();
    await hear(days, { ...reply, changes: [todo(4), todo(1, 'theirs')] });
    if (!isOne) return expect([await home(), await copyBytes(device.db)]).toEqual([undefined, 0]);
    expect(await home()).toMatchObject({
      since: 0,
      at: days * day,
      copy: 'kept',
      isUnderWay: false,
      arrived: { todo: 1 },
    });
    expect(await copyOf(device)).toEqual(titles);
  });

  it('to an account that was made anew', async () => {
    const { hear, home, device } = await settled();
    await bindAccount(device, { userId: 'anew', email: 'u@example.org', workspace: id(99) });
    await hear(1, {});
    expect(await home()).toMatchObject({ wasReset: true, copy: 'kept', isUnderWay: false });
    expect(await copyOf(device)).toEqual(titles);
  });

  it('is one over all pages, also where one could not be applied and comes again; the copy is from before the first', async () => {
    const { hear, home, device, todos } = await settled();
    await todos.edit(id(1), { title: 'mine' });
    expect(await hear(9, { more: true, changes: [todo(4), todo(5)] }, true)).toBe('lease_lost');
    await hear(9, { more: true, changes: [todo(4), todo(5)] });
    expect(await home()).toMatchObject({ isUnderWay: true, arrived: { todo: 2 } });
    await hear(9, { reset: true, expired: true, more: true, changes: [todo(4), todo(5), todo(6)] });
    await hear(9, { changes: [todo(2, 'theirs'), { ...todo(7), fields: { deleted: late(true) } }] });
    const done = await home();
    expect(done).toMatchObject({ isUnderWay: false, wasReset: true, arrived: { todo: 3 }, copy: 'kept' });
    expect(await copyOf(device)).toEqual(['mine', 'todo 2', 'todo 3']);
    if (done === undefined) return;
    const { overtaken, removed } = await countLosses(device.db, done);
    // The first was overtaken, then not shown; the third was not shown either.
    expect([[...overtaken], [...removed]]).toEqual([[['todo', 1]], [['todo', 2]]]);
    await hear(10, { changes: [{ ...todo(2), fields: { deleted: ['x', 'f00000000001-0000-00000000000000aa'] } }] });
    expect([...(await countLosses(device.db, done)).removed]).toEqual([['todo', 2]]);
  });

  it('a device that has never heard of the server has nothing to come home to', async () => {
    const { device, pack, todos } = await createTestSync();
    await todos.add({ title: 'first' });
    const store = createLocalStore(device, (work) => watchReply(device, work));
    const reply = { serverTime: 0, cursor: '1', more: false, reset: true, changes: [], verdicts: [] };
    await store.apply((await store.takeLease()) as number, await pack(), reply, { sentAt: 0, receivedAt: 9e12 });
    expect([await readMeta(device.db, 'homecoming'), await copyBytes(device.db)]).toEqual([undefined, 0]);
  });
});

describe('[HM2] the copy from before', () => {
  it('without room none is kept, which is said, and the reply is applied', async () => {
    const { hear, home, device } = await settled();
    const full = vi
      .spyOn(device.db.copies, 'add')
      .mockRejectedValue(Object.assign(new Error('full'), { name: 'QuotaExceededError' }));
    expect(await hear(9, { changes: [todo(4)] })).toBe('applied');
    full.mockRestore();
    expect([await home(), await copyBytes(device.db)]).toMatchObject([{ copy: 'no_room', arrived: { todo: 1 } }, 0]);
  });

  it('of more than is kept at most nothing is', async () => {
    const { device } = await settled();
    expect([await keepCopy(device, 10), await copyBytes(device.db)]).toEqual(['too_large', 0]);
  });

  it('takes the place of the one before', async () => {
    const { device, todos } = await settled();
    await keepCopy(device);
    await todos.add({ title: 'todo 4' });
    await keepCopy(device);
    expect(await copyOf(device)).toEqual([...titles, 'todo 4']);
  });

  it('a fault of it keeps no reply from being applied', async () => {
    const { hear, device } = await settled();
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    vi.spyOn(device.db.copies, 'clear').mockRejectedValueOnce(new Error('a fault'));
    expect(await hear(9, { changes: [todo(4)] })).toBe('applied');
    expect(error).toHaveBeenCalledOnce();
    error.mockRestore();
  });

  it('is kept for 30 days', async () => {
    const { hear, home, device } = await settled();
    await hear(9, { changes: [todo(4)] });
    const kept = async (days: number) => {
      device.wall.now = (9 + days) * day;
      await dropOldCopy({ ...device, now: () => device.wall.now });
      return [await copyBytes(device.db), await home()].every(Boolean);
    };
    expect([await kept(29), await kept(30)]).toEqual([true, false]);
  });
});
