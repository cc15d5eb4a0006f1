import { registry } from '@holdfast/shared/entities/registry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEntityStore } from './entityStore.ts';
import { openTestDevice } from './fakes/openTestDevice.ts';
import type { Query } from './queryRange.ts';
import { type PageEdge, readPage } from './readPage.ts';

const days = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-12-01'];
const limit = 4;

type ExpenseQuery = Query<typeof registry.expense>;

describe('pages of a list', () => {
  const query = fc.record<ExpenseQuery>(
    {
      by: fc.constant(['date'] as const),
      reverse: fc.boolean(),
      from: fc.constantFrom(...days),
      to: fc.constantFrom(...days),
    },
    { requiredKeys: ['by'] },
  );
  const write = fc.oneof(
    fc.record({ add: fc.constantFrom(...days) }),
    fc.record({ remove: fc.nat(30) }),
    fc.record({ move: fc.nat(30), to: fc.constantFrom(...days) }),
  );

  it('hold every row of the query once and in its order, whatever is written between two reads', async () => {
    await fc.assert(
      fc.asyncProperty(
        query,
        fc.array(fc.constantFrom(...days), { maxLength: 20 }),
        fc.array(write, { maxLength: 10 }),
        async (wanted, first, writes) => {
          const device = await openTestDevice();
          const store = createEntityStore(device, registry.expense);
          const ids: string[] = [];
          const add = async (date: string) => {
            const outcome = await store.add({ date, amount: 1 });
            if (outcome.ok) ids.push(outcome.id);
          };
          for (const date of first) await add(date);
          let edges = await readAllEdges();
          for (const each of writes) {
            if ('add' in each) await add(each.add);
            else {
              const id = ids[('remove' in each ? each.remove : each.move) % Math.max(1, ids.length)];
              if (id === undefined) continue;
              if ('remove' in each) await store.remove(id);
              else if ((await store.get(id)) !== undefined) await store.edit(id, { date: each.to });
            }
            const shown = [];
            for (let at = 0; at <= edges.length; at += 1) {
              const bounds = { start: edges[at - 1] ?? null, end: edges[at] ?? null };
              const { rows, next } = await readPage(device, registry.expense, wanted, bounds, limit);
              shown.push(...rows);
              if (next !== null) edges = edges.toSpliced(at, 0, next);
            }
            expect(shown.map(({ id }) => id)).toEqual((await store.query(wanted)).map(({ id }) => id));
          }

          async function readAllEdges() {
            const found: PageEdge[] = [];
            for (;;) {
              const bounds = { start: found.at(-1) ?? null, end: null };
              const { next } = await readPage(device, registry.expense, wanted, bounds, limit);
              if (next === null) return found;
              found.push(next);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
