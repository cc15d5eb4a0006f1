import { registry } from '@holdfast/shared/entities/registry';
import type { ExchangeReply } from '@holdfast/shared/protocol/exchange';
import { describe, expect, it } from 'vitest';
import { createTestSync, early } from './fakes/createTestSync.ts';
import { openBoundDevice, openTestDevice } from './fakes/openTestDevice.ts';
import { readSnapshot, type Snapshot, writeMeta } from './meta.ts';

const lost: Partial<ExchangeReply> = { reset: true };
const expired: Partial<ExchangeReply> = { reset: true, expired: true };

/** Todos the server has acknowledged all of. */
async function acknowledged(...titles: string[]) {
  const sync = await createTestSync();
  const ids: string[] = [];
  for (const title of titles) ids.push(await sync.add(title, { notes: `${title} notes` }));
  await sync.exchange();
  const isHere = async (id: string) => (await sync.device.db.rows('todo').get(id)) !== undefined;
  const [a = '', b = '', c = ''] = ids;
  return { ...sync, a, b, c, isHere };
}

describe('a snapshot after the server lost records', () => {
  it('[RH1] while it comes in nothing is packed; at its end what it did not show is offered', async () => {
    const { a, b, exchange, shown, pack, unsent } = await acknowledged('kept', 'lost');
    await exchange({ ...lost, more: true, changes: [await shown(a)] });
    expect(await pack()).toMatchObject({ isHeld: true, changes: [], marks: [] });
    await exchange();
    expect(await unsent(a)).toEqual([]);
    expect((await pack()).changes.map(({ id }) => id)).toEqual([b]);
  });

  it('[RH1] a record it did not show is offered whole, a deleted one as well', async () => {
    const { a, b, todos, exchange, unsent } = await acknowledged('lost', 'deleted');
    await todos.remove(b);
    await exchange();
    await exchange(lost);
    expect(await unsent(a)).toEqual(['notes', 'title']);
    expect(await unsent(b)).toEqual(['deleted', 'notes', 'title']);
  });

  it('[RH1] of a record it did show, what is newer here or missing there is offered, and nothing else', async () => {
    const { a, todos, exchange, shown, unsent } = await acknowledged('a');
    const { fields } = await shown(a);
    await todos.edit(a, { title: 'newer', done: true });
    await exchange();
    await exchange({ ...lost, changes: [{ entity: 'todo', id: a, fields }] });
    expect(await unsent(a)).toEqual(['done', 'title']);
  });

  it('[RH1] [OB5] what is in quarantine is not offered, the rest of its record is', async () => {
    const { a, b, device, todos, exchange, shown, unsent } = await acknowledged('a', 'b');
    const before = await shown(a);
    for (const id of [a, b]) await todos.edit(id, { title: 'refused' });
    await exchange({}, { verdict: 'rejected', code: 'invalid_field' });
    await exchange({ ...lost, changes: [before] });
    expect(await unsent(a)).toEqual([]);
    expect(await unsent(b)).toEqual(['notes']);
    expect(await device.db.refused.count()).toBe(2);
  });

  it('[RH1] [OB5] what the reply that begins it refuses is not offered by its end', async () => {
    const { device, add, exchange, unsent } = await acknowledged();
    const id = await add('refused', { notes: 'all of it' });
    await exchange(lost, { verdict: 'rejected', code: 'too_large' });
    expect(await unsent(id)).toEqual([]);
    expect([await device.db.refused.count(), await device.db.outbox.count()]).toEqual([1, 0]);
  });

  it('[RH1] a table larger than what is read at a time is offered to its last record', async () => {
    const { device, exchange } = await acknowledged();
    const ids = Array.from({ length: 1001 }, () => device.newId());
    const stamp = early('')[1];
    await device.db
      .table('todo')
      .bulkPut(ids.map((id) => ({ id, values: { title: id }, stamps: { title: stamp }, keys: { live: 1 } })));
    await exchange(lost);
    expect((await device.db.outbox.toArray()).map(({ id }) => id).sort()).toEqual(ids.sort());
  });
});

describe('a snapshot after a long absence', () => {
  it('[RH2] what it did not show is removed, and the diary keeps what it was', async () => {
    const { a, b, c, device, todos, exchange, shown, isHere } = await acknowledged('kept', 'gone', 'deleted here');
    await todos.remove(c);
    await exchange();
    await exchange({ ...expired, changes: [await shown(a)] });
    expect([await isHere(a), await isHere(b), await isHere(c)]).toEqual([true, false, false]);
    expect(await device.db.outbox.count()).toBe(0);
    // Nobody misses what was deleted here as well.
    expect(await device.db.diary.toArray()).toMatchObject([
      {
        entity: 'todo',
        id: b,
        changes: [{ name: 'deleted', before: false, after: true, lostMine: false }],
        removed: { title: 'gone', notes: 'gone notes' },
      },
    ]);
  });

  it('[RH2] a record with unsent work stays and is offered whole: nothing of it is left there', async () => {
    const { a, todos, exchange, pack, apply, shown, isHere, unsent } = await acknowledged('edited');
    await todos.edit(a, { title: 'unsent' });
    await apply({ ...(await pack()), changes: [], marks: [] }, expired);
    expect(await isHere(a)).toBe(true);
    expect(await unsent(a)).toEqual(['notes', 'title']);
    const whole = await shown(a);
    expect((await pack()).changes).toEqual([whole]);
    await exchange();
    expect(await unsent(a)).toEqual([]);
  });

  it('[RH2] [OB5] a refused record stays, in quarantine, and the rest of it is offered', async () => {
    const { a, device, todos, exchange, isHere, unsent } = await acknowledged('refused');
    await todos.edit(a, { title: 'no' });
    await exchange({}, { verdict: 'rejected', code: 'invalid_field' });
    await exchange(expired);
    expect(await isHere(a)).toBe(true);
    expect(Object.keys((await device.db.refused.get(['todo', a]))?.fields ?? {})).toEqual(['title']);
    expect(await unsent(a)).toEqual(['notes']);
  });
});

describe('a snapshot in pages', () => {
  it.each([lost, expired])('[RH1] [RH2] %j interrupted and resumed counts as one', async (reset) => {
    const first = await acknowledged('page one', 'page two', 'unshown');
    const { a, b, c, device } = first;
    const [one, two] = [await first.shown(a), await first.shown(b)];
    await first.exchange({ ...reset, more: true, cursor: 'half', changes: [one] });
    device.db.close();
    const { pack, exchange, unsent } = await createTestSync(await openTestDevice(device.db.name));
    expect(await pack()).toMatchObject({ cursor: 'half', isHeld: true });
    await exchange({ changes: [two] });
    const isLost = reset === lost;
    expect(await pack()).toMatchObject({ cursor: 'next', isHeld: false, waiting: isLost ? 1 : 0 });
    expect([await unsent(a), await unsent(b)]).toEqual([[], []]);
    expect(await unsent(c)).toEqual(isLost ? ['notes', 'title'] : []);
  });

  it('[RH1] a second reset in the middle begins anew: what only the first had shown is lost too', async () => {
    const { a, b, c, exchange, shown, unsent } = await acknowledged('in the first', 'in the second', 'in none');
    await exchange({ ...lost, more: true, changes: [await shown(a)] });
    await exchange({ ...lost, more: true, changes: [await shown(b)] });
    await exchange();
    expect(await unsent(a)).toEqual(['notes', 'title']);
    expect(await unsent(b)).toEqual([]);
    expect(await unsent(c)).toEqual(['notes', 'title']);
  });

  it('[RH1] lost stays lost when a second reset says expired, until the snapshot is complete', async () => {
    const { a, b, device, exchange, shown, isHere, unsent } = await acknowledged('lost', 'gone later');
    await exchange({ ...lost, more: true });
    await exchange({ ...expired, more: true, changes: [await shown(b)] });
    await exchange();
    expect(await unsent(a)).toEqual(['notes', 'title']);
    await exchange();
    expect(await readSnapshot(device.db)).toBeNull();
    await exchange({ ...expired, changes: [await shown(a)] });
    expect([await isHere(a), await isHere(b)]).toEqual([true, false]);
  });

  it('[RH2] what it brings, and what is written while it comes in, is kept', async () => {
    const { device, add, exchange, isHere, unsent } = await acknowledged();
    const brought = device.newId();
    const change = { entity: 'todo', id: brought, fields: { title: early('new here') } };
    await exchange({ ...expired, more: true, changes: [change] });
    const written = await add('meanwhile');
    await exchange();
    expect([await isHere(brought), await isHere(written)]).toEqual([true, true]);
    expect([await unsent(brought), await unsent(written)]).toEqual([[], ['title']]);
  });

  it('[RH1] one that the first released version began, with a plain yes, is ended as after a loss', async () => {
    const { a, b, device, exchange, pack, shown, unsent } = await acknowledged('shown', 'unshown');
    await writeMeta(device.db, 'snapshot', true as unknown as Snapshot);
    expect(await pack()).toMatchObject({ isHeld: true });
    await exchange({ changes: [await shown(a)] });
    expect(await unsent(a)).toEqual([]);
    expect(await unsent(b)).toEqual(['notes', 'title']);
    expect(await readSnapshot(device.db)).toBeNull();
    await writeMeta(device.db, 'snapshot', false as unknown as Snapshot);
    expect(await pack()).toMatchObject({ isHeld: false });
  });
});

describe('a snapshot and records of an entity this version does not know', () => {
  async function setAside() {
    const { event: _, ...older } = registry;
    const sync = await createTestSync(await openBoundDevice(older));
    const [shownId, unshownId] = [sync.device.newId(), sync.device.newId()];
    const recordOf = (id: string) => ({
      entity: 'event',
      id,
      fields: { title: early('a walk'), place: early('the shore') },
    });
    await sync.exchange({ changes: [recordOf(shownId), recordOf(unshownId)] });
    const ids = async () => (await sync.device.db.unknown.toArray()).map(({ id }) => id).sort();
    return { ...sync, shownId, unshownId, recordOf, ids };
  }

  it('[RH1] [MG3] lost ones are offered whole', async () => {
    const { exchange, pack, shownId, unshownId, recordOf } = await setAside();
    await exchange({ ...lost, changes: [recordOf(shownId)] });
    expect((await pack()).changes).toEqual([recordOf(unshownId)]);
  });

  it('[RH2] [MG3] ones that were deleted long ago are removed', async () => {
    const { device, exchange, shownId, recordOf, ids } = await setAside();
    await exchange({ ...expired, changes: [recordOf(shownId)] });
    expect(await ids()).toEqual([shownId]);
    expect(await device.db.outbox.count()).toBe(0);
  });

  it('[RH2] [MG3] one with unsent work stays and is offered whole', async () => {
    const { device, apply, pack, unshownId, recordOf, ids } = await setAside();
    const mark = { entity: 'event', id: unshownId, since: 0, edits: 1 };
    await device.db.outbox.put({ ...mark, fields: { title: early('')[1] } });
    await apply({ ...(await pack()), changes: [], marks: [] }, expired);
    expect(await ids()).toEqual([unshownId]);
    expect((await pack()).changes).toEqual([recordOf(unshownId)]);
  });
});
