import { registry } from '@holdfast/shared/entities/registry';
import { describe, expect, it } from 'vitest';
import { bringBack } from './bringBack.ts';
import { createEntityStore } from './entityStore.ts';
import { fillDisk } from './fakes/fillDisk.ts';
import { openTestDevice } from './fakes/openTestDevice.ts';
import { undoDeeds } from './history/undoDeeds.ts';
import { storageRoom } from './storageRoom.ts';
import { inOneTransaction } from './write.ts';

async function setUp() {
  const device = await openTestDevice();
  const todos = createEntityStore(device, registry.todo);
  const made = await todos.add({ title: 'here' });
  if (!made.ok) throw new Error(made.reason);
  // Synced: what follows makes a new mark.
  await device.db.outbox.clear();
  return { device, todos, id: made.id, deeds: made.deeds };
}

type Here = Awaited<ReturnType<typeof setUp>>;

const writes: readonly (readonly [string, (here: Here) => Promise<unknown>])[] = [
  ['a new record', ({ todos }) => todos.add({ title: 'new' })],
  ['an edit', ({ todos, id }) => todos.edit(id, { title: 'other' }, { title: 'here' })],
  ['a deletion', ({ todos, id }) => todos.remove(id)],
  ['an undo', ({ device, deeds }) => undoDeeds(device, deeds)],
  ['a way back', ({ device }) => bringBack(device, { entity: 'todo', id: device.newId(), lastSeen: { title: 'x' } })],
  [
    'several together',
    ({ device, todos, id }) =>
      inOneTransaction(device, ['todo'], async () => {
        await todos.edit(id, { title: 'first' });
        return todos.add({ title: 'second' });
      }),
  ],
];

describe('on a full disk', () => {
  it.each(writes)('%s is an outcome, changes nothing, and works with room', async (_, write) => {
    const here = await setUp();
    const dump = async () => [await here.device.db.rows('todo').toArray(), await here.device.db.meta.toArray()];
    const before = await dump();
    const makeRoom = fillDisk(here.device);
    expect(await write(here)).toEqual({ ok: false, reason: 'storage_full' });
    expect(storageRoom.isFull()).toBe(true);
    expect(await dump()).toEqual(before);
    makeRoom();
    expect(await write(here)).toMatchObject({ ok: true });
    expect(storageRoom.isFull()).toBe(false);
    expect(await dump()).not.toEqual(before);
  });
});
