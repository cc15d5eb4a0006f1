import { registry } from '@holdfast/shared/entities/registry';
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { createPageServer } from './pageServer.ts';
import { runScenario } from './runScenario.ts';
import { readTrace, traceToScenario, writeTrace } from './trace.ts';
import { openTwin } from './twin.ts';

Object.assign(Dexie.dependencies, { IDBKeyRange });

const parts = () => ({
  seed: 1,
  prefix: 'holdfast-lab-',
  startMs: Date.UTC(2027, 0, 4, 8),
  newId: () => v7(),
  storage: { indexedDB: new IDBFactory(), IDBKeyRange },
  createServer: async (world: { now(): number }, newId: () => string) => createPageServer(registry, world.now, newId),
});

const minute = 60_000;

describe('a twin', () => {
  it('shows what differs, has a verdict, and its trace runs again', async () => {
    const twin = await openTwin(parts());
    let told = 0;
    twin.subscribe(() => {
      told += 1;
    });
    expect(twin.view()).toMatchObject({ differences: [], serverRecords: 0, steps: [] });
    await twin.take({ do: 'faults', on: 'a', rules: 'drop' });
    await twin.take(
      { do: 'write', on: 'a', record: 'shared', values: { title: 'A' } },
      { do: 'write', on: 'b', record: 'shared', values: { title: 'B' } },
    );
    await twin.take({ do: 'pass', ms: minute });
    await twin.take({ do: 'pass', ms: minute });
    const { differences, devices, steps } = twin.view();
    expect(differences).toContainEqual({ record: 'shared', field: 'title', a: 'A', b: 'B', server: 'B' });
    expect(devices.a).toMatchObject({ pending: 1, problem: 'unreachable', hasWorker: true });
    expect(devices.b).toMatchObject({ pending: 0, problem: null });
    expect(steps.at(-1)).toEqual({ do: 'pass', ms: 2 * minute });
    await twin.judge();
    expect(twin.view()).toMatchObject({ differences: [], verdict: { holds: true } });
    expect(told).toBe(5);
    await twin.close();

    const read = readTrace(writeTrace(1, steps));
    if (read.kind === 'wrong') throw new Error(read.why);
    const { holds, words } = await runScenario(traceToScenario(read.trace), parts());
    expect(holds, words).toBe(true);
  });

  it('says why a step could not be taken, and goes on', async () => {
    const twin = await openTwin(parts());
    await twin.take({ do: 'fill_storage', on: 'a' });
    await twin.take({ do: 'write', on: 'a', record: 'shared', values: { title: 'No room' } });
    expect(twin.view().refusal).toBe('a write was not saved: storage_full');
    await twin.take(
      { do: 'delete', on: 'a', record: 'shared' },
      { do: 'write', on: 'b', record: 'shared', values: { title: 'Room on B' } },
    );
    expect(twin.view().refusal, 'though the last step could be taken').toMatch(/storage_full/);
    await twin.take({ do: 'make_room', on: 'a' });
    await twin.take({ do: 'write', on: 'a', record: 'shared', values: { title: 'Room' } });
    expect(twin.view()).toMatchObject({ refusal: '', devices: { a: { records: 1 } } });
    await twin.close();
  });

  it('its trace runs again with what was refused, judged in the middle, and ended before it struck', async () => {
    const twin = await openTwin(parts());
    const title = (title: string) => ({ do: 'write', on: 'a', record: 'shared', values: { title } }) as const;
    await twin.take({ do: 'faults', on: 'a', rules: 'lie_fi' }, { do: 'faults', on: 'a', rules: 'offline' });
    expect(twin.view().devices.a.rules).toBe('offline');
    await twin.take({ do: 'fill_storage', on: 'a' }, title('No room'));
    await twin.judge();
    expect(twin.view()).toMatchObject({ verdict: { holds: true }, devices: { a: { rules: '' } } });
    await twin.take(title('Room'));
    expect(twin.view().refusal).toBe('');
    await twin.judge();
    const { steps, verdict } = twin.view();
    expect(verdict).toMatchObject({ holds: true });
    await twin.close();

    const read = readTrace(writeTrace(1, steps));
    if (read.kind === 'wrong') throw new Error(read.why);
    const { holds, words } = await runScenario({ ...traceToScenario(read.trace), isByHand: true }, parts());
    expect(holds, words).toBe(true);
    expect(words).toContain('1 field written');
  });
});
