import type { Registry } from '@holdfast/shared/entities/defineEntity';
import { defineEntity } from '@holdfast/shared/entities/defineEntity';
import { registry } from '@holdfast/shared/entities/registry';
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Device, type OpenOptions, openDevice } from './device.ts';
import { createEntityStore } from './entityStore.ts';
import { onOvertaken } from './giveWay.ts';

/** What the next release might bring: an entity, and an index over fields that are there already. */
const habit = defineEntity('habit', { title: registry.todo.fields.title }, { indexes: [['title']] });
const { fields, indexes, keys } = registry.todo;
const todo = defineEntity('todo', fields, {
  indexes: [...(indexes as ['done'][]), ['list']],
  keys,
  version: registry.todo.version + 1,
});
const newer: Registry = { ...registry, todo, habit };

function createBrowser() {
  const storage = { indexedDB: new IDBFactory(), IDBKeyRange };
  // Live queries ask for it by themselves.
  Object.assign(Dexie.dependencies, storage);
  const ports = { now: () => 1_800_000_000_000, newId: () => v7() };
  const open = (entities: Registry, options: OpenOptions = {}) =>
    openDevice('holdfast', entities, ports, { ...storage, ...options });
  return { ...storage, open };
}

async function add(device: Device, title: string): Promise<string> {
  const outcome = await createEntityStore(device, registry.todo).add({ title, list: 'Home' });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.id;
}

/** The ids of the list that only the newer version has. */
async function listed(device: Device): Promise<string[]> {
  const rows = await createEntityStore(device, todo).query({ by: ['list'], equals: ['Home'] });
  return rows.map(({ id }) => id).sort();
}

const hasLeftWord = ({ db }: Device) => vi.waitFor(async () => expect(await db.meta.get('indexed')).toBeUndefined());

describe('two versions on one database', () => {
  const warn = vi.spyOn(console, 'warn');
  beforeEach(() => warn.mockClear());
  // What Dexie says when it has to guess, or when a tab does not expect an upgrade.
  afterEach(() => expect(warn.mock.calls).toEqual([]));

  it('a newer one upgrades while the older is open, and what the older was writing is finished first', async () => {
    const { open } = createBrowser();
    const older = await open(registry);
    const before = await add(older, 'before');
    const overtaken = vi.fn();
    onOvertaken(older.db, overtaken);
    const [during, opened] = await Promise.all([add(older, 'during'), open(newer)]);
    expect(overtaken).toHaveBeenCalledOnce();
    expect(await listed(opened)).toEqual([before, during].sort());
    expect(await opened.db.outbox.count()).toBe(2);
    expect(await createEntityStore(opened, habit).add({ title: 'daily' })).toMatchObject({ ok: true });
  });

  it('the older goes on, and what it saved until its reload is in the newer one’s lists from the next start', async () => {
    const { open } = createBrowser();
    const older = await open(registry);
    onOvertaken(older.db, () => {});
    const first = await open(newer);
    const late = await add(older, 'typed before the reload');
    await hasLeftWord(first);
    expect(await createEntityStore(older, registry.todo).get(late)).toMatchObject({ title: 'typed before the reload' });
    first.db.close();
    const second = await open(newer);
    expect(await listed(second)).toEqual([late]);
    // The older tab is still there, and was not told again.
    const later = await add(older, 'and still');
    await hasLeftWord(second);
    second.db.close();
    expect(await listed(await open(newer))).toEqual([late, later].sort());
  });

  it('an older one opens what a newer one has made, reads and writes it, and gives it back whole', async () => {
    const { open } = createBrowser();
    const ahead = await open(newer);
    const kept = await add(ahead, 'from the newer version');
    const outcome = await createEntityStore(ahead, habit).add({ title: 'daily' });
    ahead.db.close();
    const older = await open(registry);
    expect(await createEntityStore(older, registry.todo).get(kept)).toMatchObject({ title: 'from the newer version' });
    const written = await add(older, 'from the older version');
    older.db.close();
    const again = await open(newer);
    expect(await listed(again)).toEqual([kept, written].sort());
    expect(await createEntityStore(again, habit).get(outcome.ok ? outcome.id : '')).toMatchObject({ title: 'daily' });
  });

  it('while a tab does not give way the opening waits and says so, and goes on when it does', async () => {
    const { open, indexedDB } = createBrowser();
    const older = await open(registry);
    const id = await add(older, 'safe');
    older.db.close();
    const request = indexedDB.open('holdfast');
    const sleeping = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const onBlocked = vi.fn(() => sleeping.close());
    const opened = await open(newer, { onBlocked });
    expect(onBlocked).toHaveBeenCalledOnce();
    expect(await listed(opened)).toEqual([id]);
  });

  it('a tab that slept through the upgrade notices it when it next looks', async () => {
    const { open } = createBrowser();
    const older = await open(registry);
    const overtaken = vi.fn();
    onOvertaken(older.db, overtaken);
    older.db.close({ disableAutoOpen: false });
    await open(newer);
    expect(overtaken).not.toHaveBeenCalled();
    await add(older, 'awake again');
    expect(overtaken).toHaveBeenCalledOnce();
  });
});
