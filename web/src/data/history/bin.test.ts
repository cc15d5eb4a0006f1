import { registry } from '@holdfast/shared/entities/registry';
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bringBack } from '../bringBack.ts';
import type { Device } from '../device.ts';
import { createEntityStore } from '../entityStore.ts';
import { openTestDevice } from '../fakes/openTestDevice.ts';
import { type WriteOutcome, writeRecords } from '../write.ts';
import { type BinEdge, type BinEntry, readBin } from './bin.ts';

const entities = ['todo', 'sale', 'expense'];
const all = { start: null, end: null };

async function done(outcome: Promise<WriteOutcome>) {
  const settled = await outcome;
  if (!settled.ok) throw new Error(settled.reason);
  return settled;
}

const wholeBin = async (device: Device) => (await readBin(device, entities, all, 1000)).entries;

describe('the bin', () => {
  it('[HI3] after many deletions all come back', async () => {
    const device = await openTestDevice();
    const [todos, sales] = [createEntityStore(device, registry.todo), createEntityStore(device, registry.sale)];
    const ids: string[] = [];
    for (let n = 0; n < 6; n += 1) {
      const store = n % 2 === 0 ? todos : sales;
      const { id } = await done(n % 2 === 0 ? todos.add({ title: `${n}` }) : sales.add({ item: `${n}` }));
      ids.push(id);
      device.wall.now += 1000;
      await done(store.remove(id));
    }
    const bin = await wholeBin(device);
    expect(bin.map(({ id }) => id)).toEqual(ids.toReversed());
    expect(bin[0]).toMatchObject({ at: device.wall.now, values: { item: '5' } });
    for (const { entity, id } of bin) await done(bringBack(device, { entity, id }, { words: 'Restored' }));
    expect(await wholeBin(device)).toEqual([]);
    expect(await todos.count({ by: ['done', 'doneAt'] })).toBe(3);
    expect(await device.db.history.where('seq').above(12).count()).toBe(6);
  });

  it('forgets after thirty days, and never holds what is there', async () => {
    const device = await openTestDevice();
    const todos = createEntityStore(device, registry.todo);
    const { id } = await done(todos.add({ title: 'one' }));
    await done(todos.remove(id));
    device.wall.now += 29 * 86_400_000;
    expect(await wholeBin(device)).toHaveLength(1);
    device.wall.now += 2 * 86_400_000;
    expect(await wholeBin(device)).toEqual([]);
  });

  /** Deletions by moment: of one moment, records of several entities. */
  const deletions = fc.array(fc.array(fc.constantFrom(...entities), { minLength: 1, maxLength: 7 }), { maxLength: 6 });

  it('is paged by keys: every entry is on one page, whatever is restored or deleted between two reads', async () => {
    let pages = 0;
    await fc.assert(
      fc.asyncProperty(deletions, deletions, fc.array(fc.nat(30), { maxLength: 8 }), async (first, later, restored) => {
        const device = await openTestDevice();
        const remove = async (kinds: readonly string[]) => {
          device.wall.now += 1000;
          const made = kinds.map((entity) => ({ entity, id: device.newId(), values: {} as Record<string, unknown> }));
          await done(writeRecords(device, made));
          await done(
            writeRecords(
              device,
              made.map((write) => ({ ...write, values: { [deletedField]: true } })),
            ),
          );
        };
        for (const kinds of first) await remove(kinds);
        const edges = await readEdges(device);
        for (const kinds of later) await remove(kinds);
        for (const which of restored) {
          const bin = await wholeBin(device);
          const entry = bin[which % Math.max(1, bin.length)];
          if (entry !== undefined) await done(bringBack(device, entry));
        }
        const shown: BinEntry[] = [];
        for (const [at, start] of [null, ...edges].entries()) {
          const { entries } = await readBin(device, entities, { start, end: edges[at] ?? null }, 1000);
          shown.push(...entries);
          pages += 1;
        }
        expect(shown).toEqual(await wholeBin(device));
      }),
      { numRuns: 40 },
    );
    expect(pages).toBeGreaterThan(80);
  });
});

async function readEdges(device: Device): Promise<BinEdge[]> {
  const edges: BinEdge[] = [];
  for (;;) {
    const { next } = await readBin(device, entities, { start: edges.at(-1) ?? null, end: null }, 3);
    if (next === null) return edges;
    edges.push(next);
  }
}
