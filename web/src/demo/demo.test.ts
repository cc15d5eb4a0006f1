import { isDeletedRecord } from '@holdfast/shared/merge/isDeleted';
import { describe, expect, it } from 'vitest';
import { bindAccount } from '../data/bindAccount.ts';
import { createTestSync } from '../data/fakes/createTestSync.ts';
import { openBoundDevice, openTestDevice, type TestDevice, testWorkspace } from '../data/fakes/openTestDevice.ts';
import { writeMeta } from '../data/meta.ts';
import { moveRows } from '../data/moveRows.ts';
import { addDemo, declineDemo, leaveDemoBehind, removeDemo } from './demo.ts';
import { demoState } from './demoState.ts';

const setting = { today: '2026-11-23', zone: 'Europe/Berlin', currency: 'EUR' };
const account = { userId: 'u', email: 'u@example.org', workspace: testWorkspace };

async function openWithDemo() {
  const sync = await createTestSync(await openTestDevice());
  const { device, todos } = sync;
  await addDemo(device, setting);
  const idOf = async (title: string) =>
    (await device.db.rows('todo').toArray()).find((row) => row.values.title === title)?.id ?? '';
  return { ...sync, fig: await idOf('Water the fig tree'), labels: await idOf('Order labels'), edit: todos.edit };
}

/** The titles of what is there and not deleted; `entity` todo. */
async function titlesOf({ db }: TestDevice): Promise<unknown[]> {
  return (await db.rows('todo').where('keys.live').equals(1).toArray()).map(({ values }) => values.title);
}

describe('the demo', () => {
  it('is offered to an empty device without an account, until it is taken, declined, or anything is written', async () => {
    const device = await openTestDevice();
    expect(await demoState(device)).toBe('offered');
    await declineDemo(device);
    expect(await demoState(device)).toBe('settled');
    const written = await createTestSync(await openTestDevice());
    await written.todos.remove(await written.add('and deleted'));
    expect(await demoState(written.device)).toBe('settled');
    expect(await demoState(await openBoundDevice())).toBe('settled');
  });

  it('leaves what somebody changed, says how many, and comes back by undo', async () => {
    const { device, fig, labels, todos } = await openWithDemo();
    await todos.edit(fig, { title: 'Water both fig trees' });
    await todos.edit(labels, { order: 'a9' });
    const { outcome, kept, undo } = await removeDemo(device);
    expect([outcome.ok, kept]).toEqual([true, 1]);
    expect(await titlesOf(device)).toEqual(['Water both fig trees']);
    expect(await demoState(device)).toBe('settled');
    await undo();
    expect(await titlesOf(device)).toHaveLength(9);
    expect(await demoState(device)).toBe('in');
    expect(await removeDemo(device)).toMatchObject({ kept: 1 });
  });

  it('leaves deleted what was deleted by hand', async () => {
    const { device, fig, todos } = await openWithDemo();
    await todos.remove(fig);
    const { kept, undo } = await removeDemo(device);
    expect(kept).toBe(0);
    await undo();
    expect(await titlesOf(device)).not.toContain('Water the fig tree');
  });

  it('is known and taken away on a second device of the account as well, but for what was changed on either', async () => {
    const a = await openWithDemo();
    await a.edit(a.fig, { title: 'changed on the first' });
    await bindAccount(a.device, account);
    const b = await createTestSync();
    await b.exchange({ changes: (await a.pack()).changes });
    expect(await demoState(b.device)).toBe('in');
    await b.todos.edit(a.labels, { done: true });
    expect(await removeDemo(b.device)).toMatchObject({ kept: 2 });
    expect(new Set(await titlesOf(b.device))).toEqual(new Set(['changed on the first', 'Order labels']));
    const { changes } = await b.pack();
    expect(changes.filter(({ fields }) => isDeletedRecord(fields))).toHaveLength(changes.length - 1);
  });

  it('of a version that only kept a list of it can be taken away too', async () => {
    const { device, add } = await createTestSync(await openTestDevice());
    const [listed, own] = [await add('of the old demo'), await add('own')];
    await writeMeta(device.db, 'demo', [{ entity: 'todo', id: listed }]);
    expect(await demoState(device)).toBe('in');
    await removeDemo(device);
    expect(await titlesOf(device)).toEqual([
      await device.db
        .rows('todo')
        .get(own)
        .then((row) => row?.values.title),
    ]);
    expect(await demoState(device)).toBe('settled');
  });
});

describe('before the first account', () => {
  it.each<[isWanted: boolean, isRemoved: boolean, live: number]>([
    [false, false, 1],
    [false, true, 1],
    [true, false, 9],
    [true, true, 1],
  ])('wanted %s, removed %s: %i todos come along, and no deletion', async (isWanted, isRemoved, live) => {
    const { device, fig, edit, pack } = await openWithDemo();
    await edit(fig, { done: true });
    if (isRemoved) await removeDemo(device);
    await leaveDemoBehind(device, isWanted);
    await bindAccount(device, account);
    const { changes } = await pack();
    expect(changes.filter(({ entity }) => entity === 'todo')).toHaveLength(live);
    expect(changes.filter(({ fields }) => isDeletedRecord(fields))).toEqual([]);
    expect(await titlesOf(device)).toHaveLength(live);
    expect(await demoState(device)).toBe(live === 9 ? 'in' : 'settled');
  });

  it('nothing of what stays behind moves into the database an account already has here', async () => {
    const [{ device: from, fig, edit }, to] = [await openWithDemo(), await openBoundDevice()];
    await edit(fig, { done: true });
    await leaveDemoBehind(from, false);
    await moveRows(from, to);
    expect(await titlesOf(to)).toEqual(['Water the fig tree']);
    expect(await to.db.outbox.count()).toBe(1);
  });
});
