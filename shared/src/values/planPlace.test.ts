import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOrderKey, lastOrderKey } from './orderKey.ts';
import { planPlace } from './planPlace.ts';

interface Placed {
  id: string;
  order: string;
}

const sorted = (rows: readonly Placed[]) =>
  rows.toSorted((a, b) => (a.order === b.order ? (a.id < b.id ? -1 : 1) : a.order < b.order ? -1 : 1));

/** The list after `id` was put before the one at `at`. */
function place(rows: readonly Placed[], id: string, at: number): { rows: Placed[]; written: string[] } {
  const others = sorted(rows.filter((row) => row.id !== id));
  const plan = planPlace(
    others.map(({ order }) => order),
    at,
  );
  const run = others.slice(plan.from, plan.to).map((row) => row.id);
  const written = run.toSpliced(at - plan.from, 0, id);
  const given = written.map((each, n) => ({ id: each, order: plan.keys[n] ?? '' }));
  return { rows: sorted([...others.filter((row) => !written.includes(row.id)), ...given]), written };
}

const idsOf = (rows: readonly Placed[]) => rows.map(({ id }) => id);

describe('[OR1] a place among others', () => {
  it.each([
    ['the only one', [], 0, ['a0']],
    ['before the first', ['a0'], 0, ['Zz']],
    ['after the last', ['a0'], 1, ['a1']],
    ['between two', ['a0', 'a1'], 1, ['a0V']],
    ['between two that are the same: both it and the one after it', ['a0', 'a0', 'a1'], 1, ['a0G', 'a0V']],
    ['after what has no key yet', ['', 'a0'], 1, ['Zz']],
    ['before what has no key yet: it too, and all of its kind', ['', '', 'a0'], 1, ['Zy', 'Zz']],
    ['after a text that is no key', ['fuel', 'fuel0000'], 1, ['a0', 'a1', 'a2']],
  ])('%s', (_, orders, at, keys) => {
    const plan = planPlace(orders, at);
    expect(plan.keys).toEqual(keys);
  });

  const key = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('a0', 'a1', 'a0V', 'Zz', 'a2', 'b00') },
    { weight: 2, arbitrary: fc.stringMatching(/^[A-Za-z][0-9A-Za-z]{0,30}$/) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', '!', '0001', 'über', '🌊', lastOrderKey, `${lastOrderKey}V`, 'z'.repeat(200)),
    },
    { weight: 1, arbitrary: fc.constant(`a0${'0'.repeat(190)}1`) },
  );
  const rows = fc
    .uniqueArray(fc.record({ id: fc.uuid(), order: key }), { selector: ({ id }) => id, minLength: 1, maxLength: 12 })
    .map(sorted);

  it('is where it was put, and nobody else has moved; only what was in the way has another key', () => {
    const seen = { alone: 0, ties: 0 };
    fc.assert(
      fc.property(rows, fc.nat(), fc.nat(), (list, which, where) => {
        const id = list[which % list.length]?.id ?? '';
        const others = list.filter((row) => row.id !== id);
        const at = where % (others.length + 1);
        const { rows: after, written } = place(list, id, at);
        expect(idsOf(after)).toEqual(idsOf(others).toSpliced(at, 0, id));
        for (const each of written) expect(isOrderKey(after.find((row) => row.id === each)?.order ?? '')).toBe(true);
        const [before, next] = [others[at - 1]?.order, others[at]?.order];
        const hasRoom = [before, next].every(
          (order) =>
            order === undefined || (order !== '' && isOrderKey(order) && order.length < 100 && order < lastOrderKey),
        );
        if (hasRoom && (before === undefined || next === undefined || before < next)) {
          expect(written).toEqual([id]);
          seen.alone += 1;
        }
        if (before !== undefined && before === next) seen.ties += 1;
      }),
      { numRuns: 3000 },
    );
    expect(seen.alone).toBeGreaterThan(300);
    expect(seen.ties).toBeGreaterThan(100);
  });

  it('two devices put one each into the same gap: both have them in one order, and a third goes between them', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.uuid(), (x, y, third) => {
        fc.pre(new Set([x, y, third]).size === 3);
        const list = [
          { id: 'first', order: 'a0' },
          { id: 'last', order: 'a1' },
        ];
        const [mine, yours] = [x, y].map((id) =>
          place([...list, { id, order: '' }], id, 1).rows.find((row) => row.id === id),
        );
        expect(mine?.order).toBe(yours?.order);
        const merged = sorted([...list, ...[mine, yours].filter((row) => row !== undefined)]);
        expect(idsOf(merged)).toEqual(['first', ...[x, y].sort(), 'last']);
        const { rows: after, written } = place(merged, third, 2);
        expect(idsOf(after)).toEqual(idsOf(merged).toSpliced(2, 0, third));
        expect(written).toEqual([third, idsOf(merged)[2]]);
      }),
    );
  });

  it('goes on a thousand times in the same gap', () => {
    let list: Placed[] = [
      { id: 'first', order: 'a0' },
      { id: 'last', order: 'a1' },
    ];
    for (let n = 0; n < 1000; n += 1) {
      const next = place(list, `n${n}`, 1);
      if (next.rows[1]?.id !== `n${n}` || next.rows.length !== list.length + 1) throw new Error(`lost ${n}`);
      list = next.rows;
    }
    expect(list.every(({ order }) => isOrderKey(order))).toBe(true);
  });
});
