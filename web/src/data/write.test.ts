import { registry } from '@holdfast/shared/entities/registry';
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { describe, expect, it } from 'vitest';
import { createTestSync, early } from './fakes/createTestSync.ts';
import { undoDeeds } from './history/undoDeeds.ts';
import { writeRecords } from './write.ts';

/** A todo with two fields that everybody has, and that is deleted everywhere. */
async function deleted() {
  const sync = await createTestSync();
  const id = await sync.add('forgotten', { notes: 'long ago' });
  await sync.todos.remove(id);
  await sync.exchange();
  expect(await sync.unsent(id)).toEqual([]);
  return { ...sync, id };
}

describe('writing to a deleted record', () => {
  it('[RH2] an edit offers all of it, each field with its own stamp: the server may have forgotten it', async () => {
    const { device, id, todos, unsent } = await deleted();
    const before = await device.db.rows('todo').get(id);
    await todos.edit(id, { title: 'edited' });
    expect(await unsent(id)).toEqual(['deleted', 'notes', 'title']);
    const mark = await device.db.outbox.get(['todo', id]);
    expect(mark?.fields).toEqual((await device.db.rows('todo').get(id))?.stamps);
    expect(mark?.fields).toMatchObject({ notes: before?.stamps.notes, deleted: before?.stamps.deleted });
    expect(mark?.fields.title).not.toBe(before?.stamps.title);
  });

  it('[RH2] undoing the deletion offers all of it', async () => {
    const { id, todos, unsent } = await deleted();
    await todos.restore(id);
    expect(await unsent(id)).toEqual(['deleted', 'notes', 'title']);
  });

  it('[RH2] undone and edited in one action it is still offered whole', async () => {
    const { device, id, unsent } = await deleted();
    const write = { entity: registry.todo.name, id };
    await writeRecords(device, [
      { ...write, values: { [deletedField]: false } },
      { ...write, values: { done: true } },
    ]);
    expect(await unsent(id)).toEqual(['deleted', 'done', 'notes', 'title']);
  });

  it('deleting it again marks nothing, and deleting a living one marks only that', async () => {
    const { add, exchange, id, todos, unsent } = await deleted();
    await todos.remove(id);
    expect(await unsent(id)).toEqual([]);
    const living = await add('here', { notes: 'today' });
    await exchange();
    await todos.remove(living);
    expect(await unsent(living)).toEqual(['deleted']);
  });
});

describe('writing to a record with a position the server took once and takes no longer', () => {
  async function pulled(order: string) {
    const sync = await createTestSync();
    const id = sync.device.newId();
    const fields = { title: early('from a script'), order: early(order) };
    await sync.exchange({ changes: [{ entity: 'todo', id, fields }] });
    return { ...sync, id };
  }

  it('[OB5] an edit gives it up, so that all of the record can be offered', async () => {
    const { todos, id, unsent } = await pulled('0001');
    expect(await todos.get(id)).toMatchObject({ order: '0001' });
    await todos.edit(id, { notes: 'by hand' });
    expect(await unsent(id)).toEqual(['notes', 'order']);
    expect(await todos.get(id)).toMatchObject({ order: '', notes: 'by hand' });
  });

  it('[RH2] a deletion that is undone offers nothing that would be refused', async () => {
    const { device, todos, id, pack, exchange } = await pulled('0001');
    const removed = await todos.remove(id);
    if (!removed.ok) throw new Error(removed.reason);
    await exchange();
    expect(await undoDeeds(device, removed.deeds)).toMatchObject({ ok: true, left: [] });
    const [change] = (await pack()).changes;
    expect(change?.fields).toMatchObject({ title: early('from a script'), order: ['', expect.any(String)] });
  });

  it('a position the server takes stays', async () => {
    const { todos, id, unsent } = await pulled('a0V');
    await todos.edit(id, { notes: 'by hand' });
    expect(await unsent(id)).toEqual(['notes']);
    expect(await todos.get(id)).toMatchObject({ order: 'a0V' });
  });
});
