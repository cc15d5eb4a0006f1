import { describe, expect, it } from 'vitest';
import { bringBack } from './bringBack.ts';
import { createTestSync, late } from './fakes/createTestSync.ts';
import { exportText } from './fakes/exportText.ts';
import { undoDeeds } from './history/undoDeeds.ts';

/** Acknowledged by the server, and known to everybody. */
async function shared() {
  const sync = await createTestSync();
  const id = await sync.add('mine', { notes: 'my notes' });
  await sync.exchange();
  const { fields } = await sync.shown(id);
  const pull = (more: object) => sync.exchange({ changes: [{ entity: 'todo', id, fields: { ...fields, ...more } }] });
  const listed = async () =>
    (await sync.todos.query({ by: ['done', 'order'], equals: [false] })).map((todo) => todo.id);
  const changes = async () => (await sync.device.db.diary.toArray()).flatMap((entry) => entry.changes);
  return { ...sync, id, pull, listed, changes };
}

/** Greater than `late`. */
const later = (value: unknown) => [value, 'f00000000001-0000-00000000000000bb'] as const;

describe('a deletion that meets work', () => {
  it('[MG5] later work brings the record back, in lists too, and the diary says so', async () => {
    const { id, todos, pull, listed, changes } = await shared();
    await todos.remove(id);
    expect(await listed()).toEqual([]);
    await pull({ title: later('theirs') });
    expect(await listed()).toEqual([id]);
    expect(await todos.get(id)).toMatchObject({ title: 'theirs' });
    expect(await changes()).toContainEqual({ name: 'deleted', before: true, after: false, lostMine: false });
  });

  it('[MG5] a deletion that is earlier than work done here takes nothing away, and is not in the diary', async () => {
    const { id, device, todos, exchange, shown, listed, changes } = await shared();
    device.wall.now += 60_000;
    const { fields } = await shown(id);
    await todos.edit(id, { notes: 'an hour of notes' });
    const before = fields.title?.[1] ?? '';
    await exchange({ changes: [{ entity: 'todo', id, fields: { ...fields, deleted: [true, before] } }] });
    expect(await listed()).toEqual([id]);
    expect((await changes()).filter(({ name }) => name === 'deleted')).toEqual([]);
  });

  it('[MG5] work here that meets a later deletion is in the diary as mine, with a way back', async () => {
    const { id, device, todos, pull, listed, changes } = await shared();
    await todos.edit(id, { notes: 'an hour of notes' });
    await pull({ deleted: late(true) });
    expect(await listed()).toEqual([]);
    expect(await changes()).toEqual([{ name: 'deleted', before: false, after: true, lostMine: true }]);
    await bringBack(device, { entity: 'todo', id });
    expect(await todos.get(id)).toMatchObject({ notes: 'an hour of notes' });
  });

  it('[MG5] a deletion of what nobody here worked on is told too', async () => {
    const { pull, changes } = await shared();
    await pull({ deleted: late(true) });
    expect(await changes()).toEqual([{ name: 'deleted', before: false, after: true, lostMine: false }]);
  });

  it('[MG5] a place in the list brings nothing back', async () => {
    const { id, todos, pull, listed } = await shared();
    await todos.remove(id);
    await pull({ order: later('a5') });
    expect(await listed()).toEqual([]);
  });

  it('[MG5] what later work brought back can be deleted again, and that undone', async () => {
    const { id, device, todos, pull, listed } = await shared();
    await todos.remove(id);
    await pull({ title: later('theirs') });
    const outcome = await todos.remove(id);
    expect(await listed()).toEqual([]);
    if (outcome.ok) await undoDeeds(device, outcome.deeds);
    expect(await listed()).toEqual([id]);
  });

  it('an export holds deleted records, marked as such, and those that came back without the mark', async () => {
    const { id, device, todos, pull, add } = await shared();
    const gone = await add('gone');
    await todos.remove(gone);
    await todos.remove(id);
    await pull({ title: later('theirs') });
    const { records } = JSON.parse(await exportText(device)) as { records: { todo: object[] } };
    expect(records.todo).toHaveLength(2);
    expect(records.todo).toContainEqual(expect.objectContaining({ id: gone, title: 'gone', deleted: true }));
    expect(records.todo.find((record) => 'id' in record && record.id === id)).not.toHaveProperty('deleted');
  });
});
