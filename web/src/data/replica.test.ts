import { registry } from '@holdfast/shared/entities/registry';
import { describe, expect, it } from 'vitest';
import { createTestSync, early, late } from './fakes/createTestSync.ts';
import { openBoundDevice } from './fakes/openTestDevice.ts';

/** A todo the server has acknowledged all of. */
async function acknowledged() {
  const sync = await createTestSync();
  const id = await sync.add('mine', { notes: 'my notes' });
  await sync.exchange();
  return { ...sync, id };
}

describe('a pulled record is all the server has of it', () => {
  it('[RH2] a field it lacks is offered again, by the stamp it has, and once', async () => {
    const { device, id, exchange, shown, pack, unsent } = await acknowledged();
    const { fields } = await shown(id);
    const { notes = early(''), ...rest } = fields;
    await exchange({ changes: [{ entity: 'todo', id, fields: rest }] });
    expect(await unsent(id)).toEqual(['notes']);
    expect((await pack()).changes).toEqual([{ entity: 'todo', id, fields: { notes } }]);
    await exchange({ changes: [{ entity: 'todo', id, fields: rest }] });
    expect(await device.db.outbox.toArray()).toMatchObject([{ edits: 1 }]);
  });

  it('[RH1] a field that is newer here is offered, and what is newer there is taken', async () => {
    const { id, exchange, title, unsent, todos } = await acknowledged();
    await exchange({ changes: [{ entity: 'todo', id, fields: { title: early('old'), notes: late('theirs') } }] });
    expect(await title(id)).toBe('mine');
    expect(await todos.get(id)).toMatchObject({ notes: 'theirs' });
    expect(await unsent(id)).toEqual(['title']);
  });

  it('a record that is the same here and there is left alone', async () => {
    const { id, exchange, shown, unsent } = await acknowledged();
    await exchange({ changes: [await shown(id)] });
    expect(await unsent(id)).toEqual([]);
  });

  it('an edit that waits keeps its place in the queue when more of its record has to go', async () => {
    const { device, id, todos, pack, apply } = await acknowledged();
    await todos.edit(id, { title: 'edited' });
    const batch = { ...(await pack()), changes: [], marks: [] };
    const before = await device.db.outbox.get(['todo', id]);
    device.wall.now += 60_000;
    await apply(batch, { changes: [{ entity: 'todo', id, fields: { title: early('old') } }] });
    const after = await device.db.outbox.get(['todo', id]);
    expect(Object.keys(after?.fields ?? {}).sort()).toEqual(['notes', 'title']);
    expect(after).toMatchObject({ since: before?.since, fields: { title: before?.fields.title } });
  });

  it('[OB5] a field in quarantine is not offered by being missing there, its neighbour is', async () => {
    const { device, id, todos, exchange, unsent } = await acknowledged();
    await todos.edit(id, { title: 'refused' });
    await exchange({}, { verdict: 'rejected', code: 'invalid_field' });
    await exchange({ changes: [{ entity: 'todo', id, fields: { done: early(false) } }] });
    expect(await unsent(id)).toEqual(['notes']);
    expect(Object.keys((await device.db.refused.get(['todo', id]))?.fields ?? {})).toEqual(['title']);
  });

  it('[OB5] what the same reply refuses is not offered again by it', async () => {
    const { device, id, todos, exchange, shown, unsent } = await acknowledged();
    const before = await shown(id);
    await todos.edit(id, { title: 'refused' });
    await exchange({ changes: [before] }, { verdict: 'rejected', code: 'invalid_field' });
    expect(await unsent(id)).toEqual([]);
    expect(await device.db.refused.count()).toBe(1);
  });

  it('[MG3] the same holds for a record of an entity this version does not know', async () => {
    const { event: _, ...older } = registry;
    const { device, exchange, pack, unsent } = await createTestSync(await openBoundDevice(older));
    const id = device.newId();
    const [title, place] = [early('a walk'), early('the shore')];
    await exchange({ changes: [{ entity: 'event', id, fields: { title, place } }] });
    expect(await unsent(id, 'event')).toEqual([]);
    await exchange({ changes: [{ entity: 'event', id, fields: { title: late('a swim') } }] });
    expect(await unsent(id, 'event')).toEqual(['place']);
    expect((await pack()).changes).toEqual([{ entity: 'event', id, fields: { place } }]);
    await exchange();
    expect(await unsent(id, 'event')).toEqual([]);
  });

  it('[MG3] the mark of such a record is cleared by what it shows, field by field', async () => {
    const { event: _, ...older } = registry;
    const { device, pack, apply, unsent } = await createTestSync(await openBoundDevice(older));
    const id = device.newId();
    const [title, place] = [early('a walk'), early('the shore')];
    await device.db.unknown.put({ entity: 'event', id, fields: { title, place } });
    await device.db.outbox.put({
      entity: 'event',
      id,
      since: 0,
      edits: 1,
      fields: { title: title[1], place: place[1] },
    });
    await apply(
      { ...(await pack()), changes: [], marks: [] },
      { changes: [{ entity: 'event', id, fields: { title } }] },
    );
    expect(await unsent(id, 'event')).toEqual(['place']);
  });
});
