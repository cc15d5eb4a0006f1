/** The engine's part played by hand on the real store: packs, and applies what a server might have answered. */
import { registry } from '@holdfast/shared/entities/registry';
import type { Pair } from '@holdfast/shared/merge/mergeFields';
import type { ExchangeReply, Verdict } from '@holdfast/shared/protocol/exchange';
import type { Batch, PackLimits } from '../../sync/ports.ts';
import { createEntityStore } from '../entityStore.ts';
import { createLocalStore } from '../localStore.ts';
import { toFields } from '../rowFields.ts';
import { endSnapshot } from '../snapshot.ts';
import { openBoundDevice, type TestDevice } from './openTestDevice.ts';

export const limits: PackLimits = { maxChanges: 500, maxBytes: 1_000_000 };
/** Pairs that any edit made here is earlier or later than. */
export const late = (value: unknown): Pair => [value, 'f00000000000-0000-00000000000000aa'];
export const early = (value: unknown): Pair => [value, '000000000001-0000-00000000000000aa'];

export const verdictFor = (id: string, rest: Partial<Verdict> = {}): Verdict => ({
  entity: 'todo',
  id,
  verdict: 'applied',
  ...rest,
});

export async function createTestSync(device?: TestDevice) {
  const opened = device ?? (await openBoundDevice());
  const store = createLocalStore(opened, async () => endSnapshot);
  const todos = createEntityStore(opened, registry.todo);
  const pack = async (): Promise<Batch> => (await store.pack(limits)) as Batch;
  const apply = async (batch: Batch, reply: Partial<ExchangeReply>, lease?: number, receivedAt = 0) =>
    store.apply(
      lease ?? ((await store.takeLease()) as number),
      batch,
      { serverTime: 0, cursor: 'next', more: false, reset: false, changes: [], verdicts: [], ...reply },
      { sentAt: receivedAt, receivedAt },
    );
  return {
    device: opened,
    store,
    todos,
    pack,
    apply,
    async add(title: string, values: { notes?: string } = {}) {
      const outcome = await todos.add({ title, ...values });
      if (!outcome.ok) throw new Error('refused');
      return outcome.id;
    },
    /** One exchange that sends what waits, all of it answered by `verdict`. */
    async exchange(reply: Partial<ExchangeReply> = {}, verdict: Partial<Verdict> = {}) {
      const batch = await pack();
      const verdicts = batch.changes.map(({ entity, id }) => verdictFor(id, { entity, ...verdict }));
      return apply(batch, { verdicts, ...reply });
    },
    /** A todo as a server shows it that has all of it. */
    async shown(id: string) {
      const row = await opened.db.rows('todo').get(id);
      if (row === undefined) throw new Error('not here');
      return { entity: 'todo', id, fields: toFields(row) };
    },
    title: async (id: string) => (await opened.db.rows('todo').get(id))?.values.title,
    unsent: async (id: string, entity = 'todo') =>
      Object.keys((await opened.db.outbox.get([entity, id]))?.fields ?? {}).sort(),
  };
}
