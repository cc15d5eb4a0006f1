import { registry } from '@holdfast/shared/entities/registry';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../sync/engine.ts';
import { createScriptedTransport, type ScriptedTransport } from '../sync/fakes/scriptedTransport.ts';
import { createVirtualTime } from '../sync/fakes/virtualTime.ts';
import { defaultSettings } from '../sync/settings.ts';
import type { Row } from './database.ts';
import { type Device, openDevice } from './device.ts';
import { createEntityStore } from './entityStore.ts';
import { buildFrozenDatabase, frozen } from './fakes/buildFrozenDatabase.ts';
import { createLocalStore } from './localStore.ts';
import { readMeta } from './meta.ts';
import { endSnapshot } from './snapshot.ts';

const { clock, timers } = createVirtualTime(1_800_000_000_000);

async function openFrozen(): Promise<Device> {
  const storage = await buildFrozenDatabase('frozen');
  return openDevice('frozen', registry, { now: clock.now, newId: () => v7() }, storage);
}

const rowsOf = <T>(store: string) => (frozen.stores.find(({ name }) => name === store)?.rows ?? []) as unknown as T[];
const metaOf = (key: string) => rowsOf<{ key: string; value: unknown }>('meta').find((row) => row.key === key)?.value;

/** Those of the first release; what came later had no rows then. */
const firstEntities = ['todo', 'sale', 'event', 'link', 'expense', 'preference'];

function idOf(entity: string, title: string): string {
  const row = rowsOf<Row>(entity).find(({ values }) => values.title === title);
  if (row === undefined) throw new Error(`the frozen database has no ${entity} "${title}"`);
  return row.id;
}

describe('a database of the first release', () => {
  it('shows every record as it was, of every entity, by its own lists', async () => {
    const device = await openFrozen();
    const held = Object.values(registry).filter(({ name }) => rowsOf(name).length > 0);
    expect(held.map(({ name }) => name)).toEqual(expect.arrayContaining(firstEntities));
    for (const entity of held) {
      const store = createEntityStore(device, entity);
      const rows = rowsOf<Row>(entity.name);
      const live = rows.filter(({ values }) => values.deleted !== true);
      for (const { id, values } of live) expect(await store.get(id)).toMatchObject({ ...known(entity.fields, values) });
      for (const { id } of rows.filter((row) => !live.includes(row))) expect(await store.get(id)).toBeUndefined();
      for (const by of entity.indexes) {
        const listed = await store.query({ by: by as readonly never[] });
        expect(listed.map(({ id }) => id).sort(), `${entity.name} by ${by}`).toEqual(live.map(({ id }) => id).sort());
      }
    }
  });

  it('keeps what was unsent, refused, noted, set aside and remembered', async () => {
    const { db } = await openFrozen();
    expect(await db.outbox.toArray()).toEqual(rowsOf('outbox'));
    expect(await db.refused.toArray()).toEqual(rowsOf('refused'));
    expect(await db.diary.toArray()).toEqual(rowsOf('diary'));
    expect(await db.unknown.toArray()).toEqual(rowsOf('unknown'));
    for (const { key, value } of rowsOf<{ key: string; value: unknown }>('meta'))
      expect((await db.meta.get(key))?.value, key).toEqual(value);
  });

  it('[HLC1] takes an edit, stamped after everything it knew', async () => {
    const device = await openFrozen();
    const id = idOf('todo', 'Call the roaster');
    await createEntityStore(device, registry.todo).edit(id, { notes: 'Still works' });
    const mark = await device.db.outbox.get(['todo', id]);
    expect(Object.keys(mark?.fields ?? {}).sort()).toEqual(['done', 'doneAt', 'notes']);
    expect(mark?.fields.notes?.localeCompare((metaOf('clock') as { last: string }).last)).toBe(1);
  });

  it('goes on syncing where it stopped: its cursor, then everything unsent, nothing twice', async () => {
    const device = await openFrozen();
    const transport = createScriptedTransport();
    await syncOnce(device, transport);
    expect(transport.requests[0]?.cursor).toBe(metaOf('cursor'));
    const sent = transport.requests.flatMap(({ changes }) => changes);
    const named = (rows: readonly { entity: string; id: string }[]) => rows.map(({ id }) => id).sort();
    expect(named(sent)).toEqual(named(rowsOf('outbox')));
    expect(await device.db.outbox.count()).toBe(0);
    expect(await device.db.refused.count()).toBe(1);
    expect(await readMeta(device.db, 'lease')).toBe((metaOf('lease') as number) + 1);
  });
});

/** One run of the real engine. Rejects when the run ends in any trouble. */
async function syncOnce(device: Device, transport: ScriptedTransport): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const engine = createEngine({
      store: createLocalStore(device, async () => endSnapshot),
      transport,
      leadership: { runExclusive: (work) => work() },
      clock,
      timers,
      random: { next: () => 0.5 },
      settings: defaultSettings,
      onStatus({ syncedAt, problem }) {
        if (syncedAt !== null) resolve();
        else if (problem !== null) reject(new Error(problem.kind));
      },
      onCrash: reject,
    });
    engine.trigger('start');
  });
}

/** Only the fields today's entity has: others are kept, but a store does not show them. */
function known(fields: object, values: Row['values']): Row['values'] {
  return Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(fields, name)));
}
