/** What the engine is promised, held against the store the benchmarks use. `src/data/localStore.test.ts` asks the app's own. */
import type { ExchangeReply, Verdict } from '@holdfast/shared/protocol/exchange';
import { describe, expect, it } from 'vitest';
import type { Batch } from '../src/sync/ports.ts';
import { createMemoryStore } from './memoryStore.ts';

const device = '0197a1b2-c3d4-7e5f-8a9b-00000000000d';
const limits = { maxChanges: 500, maxBytes: 1_000_000 };
const measured = { sentAt: 0, receivedAt: 0 };
const later = (value: unknown) => [value, 'ffffffffffff-0000-00000000000000bb'] as const;

function verdictFor(id: string, more: Partial<Verdict> = {}): Verdict {
  return { entity: 'todo', id, verdict: 'applied', ...more };
}

function reply(more: Partial<ExchangeReply> = {}): ExchangeReply {
  return { serverTime: 0, cursor: 'next', more: false, reset: false, changes: [], verdicts: [], ...more };
}

function createStore() {
  let now = 1_000;
  const store = createMemoryStore({ workspace: 'w', device, now: () => now++ });
  const pack = async (more = {}) => (await store.pack({ ...limits, ...more })) as Batch;
  const apply = async (batch: Batch, answer: ExchangeReply) =>
    store.apply((await store.takeLease()) ?? 0, batch, answer, measured);
  return { store, pack, apply };
}

describe('the store of headless devices', () => {
  it('[OB2] packs one change a record, only dirty fields, oldest records first, and says how many wait', async () => {
    const { store, pack } = createStore();
    for (const id of ['a', 'b', 'a']) store.write('todo', id, { title: `of ${id}` });
    const batch = await pack({ maxChanges: 1 });
    expect(batch).toMatchObject({ waiting: 2, cursor: null, isHeld: false, marks: [{ id: 'a', edits: 2 }] });
    expect(batch.changes).toEqual([{ entity: 'todo', id: 'a', fields: { title: ['of a', expect.any(String)] } }]);
    expect((await pack({ pick: ({ id }: { id: string }) => id === 'b' })).changes).toHaveLength(1);
  });

  it('fills up to the byte limit, and a record larger than it still goes alone', async () => {
    const { store, pack } = createStore();
    for (let n = 0; n < 5; n += 1) store.write('todo', String(n), { notes: 'x'.repeat(1000) });
    expect((await pack({ maxBytes: 3500 })).changes).toHaveLength(3);
    expect((await pack({ maxBytes: 10 })).changes).toHaveLength(1);
  });

  it('[OB3] an edit made while the request was under way keeps its mark', async () => {
    const { store, pack, apply } = createStore();
    store.write('todo', 'a', { title: 'first', notes: 'n' });
    const batch = await pack();
    store.write('todo', 'a', { title: 'second' });
    expect(await apply(batch, reply({ verdicts: [verdictFor('a')] }))).toBe('applied');
    expect((await pack()).marks.map(({ fields }) => Object.keys(fields))).toEqual([['title']]);
    expect((await pack()).cursor).toBe('next');
  });

  it('[MG2] a later pair of the server replaces what was sent, an earlier one does not', async () => {
    const { store, pack, apply } = createStore();
    store.write('todo', 'a', { title: 'mine' });
    await apply(await pack(), reply({ verdicts: [verdictFor('a', { fields: { title: later('theirs') } })] }));
    expect(store.record('todo', 'a')?.title?.[0]).toBe('theirs');
    store.write('todo', 'a', { title: 'mine again' });
    const earlier = { title: ['old', '000000000001-0000-00000000000000bb'] as const };
    await apply(await pack({ maxChanges: 0 }), reply({ changes: [{ entity: 'todo', id: 'a', fields: earlier }] }));
    expect(store.record('todo', 'a')?.title?.[0]).toBe('mine again');
    expect(store.waiting).toBe(1);
  });

  it('a pulled field that is later than a dirty one clears its mark', async () => {
    const { store, pack, apply } = createStore();
    store.write('todo', 'a', { title: 'mine' });
    const change = { entity: 'todo', id: 'a', fields: { title: later('theirs') } };
    await apply(await pack({ maxChanges: 0 }), reply({ changes: [change] }));
    expect([store.waiting, store.records]).toEqual([0, 1]);
  });

  it('[HLC1] the next stamp is later than every stamp it has seen', async () => {
    const { store, pack, apply } = createStore();
    const seen = { entity: 'todo', id: 'b', fields: { title: later('from ahead') } };
    await apply(await pack(), reply({ changes: [seen] }));
    store.write('todo', 'b', { title: 'after it' });
    expect(store.record('todo', 'b')?.title?.[0]).toBe('after it');
  });

  it('[LD1] nothing is written under a lease that another has taken over', async () => {
    const { store, pack } = createStore();
    store.write('todo', 'a', { title: 'mine' });
    const batch = await pack();
    const [old, current] = [await store.takeLease(), await store.takeLease()];
    const answer = reply({ verdicts: [verdictFor('a')] });
    expect(await store.apply(old ?? 0, batch, answer, measured)).toBe('lease_lost');
    expect(store.waiting).toBe(1);
    expect(await store.apply(current ?? 0, batch, answer, measured)).toBe('applied');
  });
});
