import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVirtualTimers } from '../../test/virtualTimers.ts';
import { type BatchLimits, createBatcher, Refused } from './batcher.ts';

interface Item {
  id: number;
  cost: number;
  isPoison?: boolean;
  isGone?: boolean;
}

class Poisoned extends Error {}
class Away extends Error {}

const roomy = {
  maxInFlight: 1,
  maxItems: 100,
  maxCost: 1_000,
  maxWaitingItems: 100,
  maxWaitingCost: 1_000,
  maxWaitMs: 10_000,
  // As long as it may be.
  windowShare: 1_000,
  windowMs: 0,
};

/** A batcher whose time, turns of the event loop and work go on only when told to. */
function createBench(limits: Partial<BatchLimits> = {}) {
  const timers = createVirtualTimers();
  const tries: { items: readonly Item[]; saidBefore: string[]; isOver: boolean; end(error?: Error): void }[] = [];
  const said: string[] = [];
  const batcher = createBatcher<Item, string>({
    ports: timers,
    limits: { ...roomy, ...limits },
    work: (items) =>
      new Promise((resolve, reject) => {
        const attempt = {
          items,
          saidBefore: [...said],
          isOver: false,
          end(error?: Error) {
            attempt.isOver = true;
            if (error === undefined) resolve(items.map(({ id }) => `done ${id}`));
            else reject(error);
          },
        };
        tries.push(attempt);
      }),
    costOf: ({ cost }) => cost,
    isWorthHalving: (error) => error instanceof Poisoned,
  });

  const add = (item: Partial<Item> & { id: number }) => {
    const whole = { cost: 1, ...item };
    batcher
      .add(whole, () => whole.isGone === true)
      .then(
        (answer) => said.push(answer),
        (error: Error) => said.push(`${whole.id} ${error instanceof Refused ? error.reason : error.constructor.name}`),
      );
    return whole;
  };
  const { turn } = timers;
  const running = () => tries.find(({ isOver }) => !isOver);
  const end = async (error?: Error) => {
    running()?.end(error);
    await turn();
  };
  /** Ends what is tried, as the database would: whatever holds a poison item fails. */
  const endAll = async () => {
    for (await turn(); running() !== undefined || batcher.waiting() > 0; ) {
      if (running() === undefined) timers.advance(limits.windowMs ?? 0);
      await end(running()?.items.some(({ isPoison }) => isPoison) ? new Poisoned() : undefined);
    }
  };
  const ids = () => tries.map(({ items }) => items.map(({ id }) => id));
  return { batcher, timers, said, tries, add, turn, end, endAll, running, ids };
}

/** A turn of the real event loop: every promise that can go on has gone on. */
const settled = () => new Promise(setImmediate);

const numbers = (n: number) => Array.from({ length: n }, (_, id) => id);

describe('a batcher', () => {
  it('begins within one turn of the event loop, with all that has arrived by then', async () => {
    const { add, turn, ids } = createBench();
    add({ id: 1 });
    expect(ids()).toEqual([]);
    add({ id: 2 });
    await turn();
    expect(ids()).toEqual([[1, 2]]);
  });

  it('[DB2] what arrives while a batch is in flight is one next batch, and never two are in flight', async () => {
    const { add, turn, end, ids, said, batcher } = createBench();
    add({ id: 0 });
    await turn();
    for (const id of numbers(20).slice(1)) {
      add({ id });
      await turn();
    }
    expect(ids()).toEqual([[0]]);
    expect(batcher.waiting()).toBe(19);
    await end();
    expect(said).toEqual(['done 0']);
    expect(ids()).toEqual([[0], numbers(20).slice(1)]);
    await end();
    expect(said).toEqual(numbers(20).map((id) => `done ${id}`));
    expect(batcher.waiting()).toBe(0);
    add({ id: 20 });
    await turn();
    expect(ids()).toHaveLength(3);
  });

  it('no batch has more items or a higher cost than it may, a costlier item goes alone, and order stays', async () => {
    const { add, endAll, ids, said } = createBench({ maxItems: 3, maxCost: 10 });
    const costs = [1, 1, 1, 1, 9, 10, 50, 1, 9, 1];
    costs.forEach((cost, id) => {
      add({ id, cost });
    });
    await endAll();
    expect(ids()).toEqual([[0, 1, 2], [3, 4], [5], [6], [7, 8], [9]]);
    expect(said).toEqual(costs.map((_, id) => `done ${id}`));
  });

  it('a heavy item is not passed over for ever by light ones that keep coming', async () => {
    const { add, turn, end, ids } = createBench({ maxCost: 10 });
    add({ id: 0, cost: 6 });
    await turn();
    add({ id: 1, cost: 6 });
    add({ id: 2, cost: 10 });
    for (const id of [3, 4, 5]) add({ id, cost: 1 });
    await end();
    await end();
    expect(ids()).toEqual([[0], [1], [2]]);
  });

  it('[SV3] a poison item is found by halving; its neighbours are done, and the next batch waits', async () => {
    const { add, endAll, said, ids } = createBench();
    for (const id of numbers(8)) add({ id, isPoison: id === 5 });
    await endAll();
    expect(said).toEqual(numbers(8).map((id) => (id === 5 ? '5 Poisoned' : `done ${id}`)));
    expect(ids()).toEqual([numbers(8), [0, 1, 2, 3], [4, 5, 6, 7], [4, 5], [4], [5], [6, 7]]);
  });

  it('[SV3] several that spoil it fail alone, each with its own error', async () => {
    const { add, endAll, said } = createBench();
    const poison = [0, 3, 4, 9];
    for (const id of numbers(10)) add({ id, isPoison: poison.includes(id) });
    await endAll();
    expect(said).toEqual(numbers(10).map((id) => (poison.includes(id) ? `${id} Poisoned` : `done ${id}`)));
  });

  it('a failure that is nobody’s fault fails the batch once, and what waits is tried all the same', async () => {
    const { add, turn, end, said, ids } = createBench();
    for (const id of [1, 2, 3]) add({ id });
    await turn();
    add({ id: 4 });
    await end(new Away());
    expect(said).toEqual(['1 Away', '2 Away', '3 Away']);
    await end();
    expect(said.at(-1)).toBe('done 4');
    expect(ids()).toEqual([[1, 2, 3], [4]]);
  });

  it('what has waited is begun before the answers of the batch before it are given', async () => {
    const { add, turn, tries, said, ids } = createBench();
    add({ id: 1 });
    await turn();
    add({ id: 2 });
    tries[0]?.end();
    // No turn of the event loop: nothing else had to happen.
    await settled();
    expect(ids()).toEqual([[1], [2]]);
    expect([tries[1]?.saidBefore, said]).toEqual([[], ['done 1']]);
  });

  it('[DB2] what came meanwhile waits for the batching window, unless it fills a batch or the window is over', async () => {
    const { add, turn, end, ids, timers } = createBench({ windowMs: 5, maxItems: 3, maxCost: 10 });
    add({ id: 0 });
    await turn();
    add({ id: 1 });
    timers.advance(2);
    await end();
    add({ id: 2 });
    await turn();
    timers.advance(2);
    await turn();
    expect(ids()).toEqual([[0]]);
    timers.advance(1);
    await turn();
    expect(ids()).toEqual([[0], [1, 2]]);
    for (const id of [3, 4, 5]) add({ id });
    await end();
    expect(ids()).toEqual([[0], [1, 2], [3, 4, 5]]);
    add({ id: 6, cost: 10 });
    await end();
    expect(ids().at(-1)).toEqual([6]);
    add({ id: 7 });
    timers.advance(5);
    await end();
    expect(ids().at(-1)).toEqual([7]);
  });

  it('[DB2] what comes soon after a batch of several waits for the window too, and after one of its own no more', async () => {
    const { add, turn, end, ids, timers } = createBench({ windowMs: 5 });
    for (const id of [0, 1]) add({ id });
    await turn();
    timers.advance(1);
    await end();
    add({ id: 2 });
    await turn();
    expect(ids()).toEqual([[0, 1]]);
    timers.advance(4);
    await turn();
    expect(ids()).toEqual([[0, 1], [2]]);
    await end();
    add({ id: 3 });
    await turn();
    expect(ids().at(-1)).toEqual([3]);
  });

  it('[DB2] the window is as long as its share of what a batch usually takes', async () => {
    const { add, turn, end, ids, timers } = createBench({ windowMs: 5, windowShare: 1.5 });
    for (let id = 0; id < 50; id += 1) {
      add({ id });
      await turn();
      timers.advance(1);
      await end();
    }
    add({ id: 50 });
    await turn();
    add({ id: 51 });
    timers.advance(1);
    await end();
    expect(ids().at(-1)).toEqual([50]);
    timers.advance(0.4);
    await turn();
    expect(ids().at(-1)).toEqual([50]);
    timers.advance(0.2);
    await turn();
    expect(ids().at(-1)).toEqual([51]);
  });

  it('one that comes when nothing is in flight waits for nobody, however soon it comes', async () => {
    const { add, turn, end, ids, timers } = createBench({ windowMs: 5 });
    for (const id of [0, 1, 2]) {
      add({ id });
      await turn();
      await end();
    }
    expect(ids()).toEqual([[0], [1], [2]]);
    expect(timers.waiting()).toBe(0);
  });

  it('what nobody waits for any more is not begun, and takes nobody’s place', async () => {
    const { add, turn, end, said, ids } = createBench({ maxItems: 2 });
    add({ id: 0 });
    await turn();
    const [first, , third] = [1, 2, 3, 4].map((id) => add({ id }));
    for (const item of [first, third]) if (item !== undefined) item.isGone = true;
    await end();
    expect(ids()).toEqual([[0], [2, 4]]);
    expect(said).toEqual(['1 abandoned', '3 abandoned', 'done 0']);
  });

  it('when all have gone nothing is begun, and the next one is not held up', async () => {
    const { add, turn, end, ids, batcher } = createBench();
    for (const id of [1, 2]) add({ id, isGone: true });
    await turn();
    expect([ids(), batcher.waiting()]).toEqual([[], 0]);
    add({ id: 3 });
    await turn();
    await end();
    expect(ids()).toEqual([[3]]);
  });

  it('nothing waits longer than it may, though a batch hangs', async () => {
    const limits = { maxWaitMs: 1_000, maxWaitingCost: 2 };
    const { add, turn, end, said, ids, timers, batcher } = createBench(limits);
    add({ id: 0 });
    await turn();
    add({ id: 1 });
    timers.advance(600);
    add({ id: 2 });
    timers.advance(399);
    await turn();
    expect(said).toEqual([]);
    timers.advance(1);
    await turn();
    expect(said).toEqual(['1 waited_too_long']);
    timers.advance(600);
    await turn();
    expect(said).toEqual(['1 waited_too_long', '2 waited_too_long']);
    expect([batcher.waiting(), timers.waiting()]).toEqual([0, 0]);
    for (const id of [3, 4]) add({ id });
    await end();
    await end();
    expect(said.slice(2)).toEqual(['done 0', 'done 3', 'done 4']);
    expect(ids()).toEqual([[0], [3, 4]]);
  });

  it('one that was begun is never refused for having waited', async () => {
    const { add, turn, end, said, timers } = createBench({ maxWaitMs: 1_000 });
    add({ id: 0 });
    await turn();
    add({ id: 1 });
    await end();
    timers.advance(5_000);
    await end();
    expect(said).toEqual(['done 0', 'done 1']);
  });

  it('[SV3] what comes when too much waits is refused at once, and the rest goes on', async () => {
    const { add, turn, endAll, said } = createBench({ maxWaitingItems: 2, maxWaitingCost: 10 });
    add({ id: 0 });
    await turn();
    add({ id: 1, cost: 4 });
    add({ id: 2, cost: 7 });
    add({ id: 3, cost: 6 });
    add({ id: 4 });
    await turn();
    expect(said).toEqual(['2 overloaded', '4 overloaded']);
    await endAll();
    expect(said.slice(2)).toEqual(['done 0', 'done 1', 'done 3']);
    // One that costs more than may wait is not refused for ever: it only waits for nobody.
    add({ id: 5, cost: 11 });
    await endAll();
    expect(said.at(-1)).toBe('done 5');
  });

  it('[SV3] however things come, fail, go and wait, each is answered once, in order, and within the limits', async () => {
    const limits = {
      maxItems: 4,
      maxCost: 10,
      maxWaitingItems: 6,
      maxWaitingCost: 25,
      maxWaitMs: 1_000,
      windowMs: 300,
    };
    const rarely = fc.integer({ min: 0, max: 4 }).map((n) => n === 0);
    const arrival = fc.record({
      cost: fc.integer({ min: 1, max: 14 }),
      isPoison: rarely,
      isGone: rarely,
    });
    const step = fc.oneof(
      { weight: 6, arbitrary: arrival.map((item) => ({ kind: 'arrive' as const, item })) },
      { weight: 3, arbitrary: fc.constant({ kind: 'end' as const }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'fail' as const }) },
      { weight: 2, arbitrary: fc.constant({ kind: 'turn' as const }) },
      { weight: 3, arbitrary: fc.integer({ min: 200, max: 1_500 }).map((ms) => ({ kind: 'pass' as const, ms })) },
    );
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 60, size: 'max' }),
        fc.integer({ min: 1, max: 3 }),
        async (steps, maxInFlight) => {
          const bench = createBench({ ...limits, maxInFlight });
          const { add, turn, end, endAll, running, timers, batcher, tries, said } = bench;
          const items: Item[] = [];
          const awayWith = new Set<number>();
          for (const one of steps) {
            if (one.kind === 'arrive') items.push(add({ id: items.length, ...one.item }));
            else if (one.kind === 'turn') await turn();
            else if (one.kind === 'pass') timers.advance(one.ms);
            else if (one.kind === 'fail') {
              for (const { id } of running()?.items ?? []) awayWith.add(id);
              await end(new Away());
            } else await end(running()?.items.some(({ isPoison }) => isPoison) ? new Poisoned() : undefined);
            expect(tries.filter(({ isOver }) => !isOver).length).toBeLessThanOrEqual(maxInFlight);
            expect(batcher.waiting()).toBeLessThanOrEqual(limits.maxWaitingItems);
          }
          await endAll();
          timers.advance(limits.maxWaitMs);
          expect([batcher.waiting(), timers.waiting()]).toEqual([0, 0]);

          for (const { items: batch } of tries) {
            const cost = batch.reduce((sum, item) => sum + item.cost, 0);
            expect(batch.length).toBeLessThanOrEqual(limits.maxItems);
            expect(batch.length === 1 || cost <= limits.maxCost).toBe(true);
          }
          const begun = [...new Set(tries.flatMap(({ items: batch }) => batch.map(({ id }) => id)))];
          expect(begun).toEqual([...begun].sort((a, b) => a - b));
          for (const { id, isPoison = false, isGone = false } of items) {
            const wasBegun = begun.includes(id);
            const wanted = wasBegun
              ? awayWith.has(id)
                ? `${id} Away`
                : isPoison
                  ? `${id} Poisoned`
                  : `done ${id}`
              : expect.stringMatching(`^${id} (overloaded|waited_too_long${isGone ? '|abandoned' : ''})$`);
            const answers = said.filter((words) => words.match(/\d+/)?.[0] === `${id}`);
            expect(answers).toEqual([wanted]);
            seen.add(`${answers[0]}`.replace(/ ?\d+ ?/, ''));
          }
        },
      ),
      { numRuns: 200 },
    );
    // Otherwise the property was vacuous.
    expect([...seen].sort()).toEqual(['Away', 'Poisoned', 'abandoned', 'done', 'overloaded', 'waited_too_long']);
  });
});
