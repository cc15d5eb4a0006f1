/**
 * Our own store beside raw IndexedDB, the library it is built on, and three other stores: the same work in one page of a
 * whole browser, by turns. The others lie in `store/peers/`, which a plain install does not touch.
 */
import { type BenchResult, type BenchSize, runBench, say } from '@holdfast/sync-server/bench/kit/result.ts';
import type { Page } from '@playwright/test';
import { installPeers } from './installPeers.ts';
import { createProfile } from './screens/profile.ts';
import { addReading, type Readings } from './screens/readings.ts';
import { firstNewRow } from './store/expenseAt.ts';
import type { Taken, Work } from './store/raceInPage.ts';
import { startRaceSite } from './store/raceSite.ts';
import { storeReport } from './store/storeReport.ts';
import { type WorkName, works } from './store/works.ts';

export interface StoreSize {
  /** So many records at first, and so many in the end. */
  few: number;
  many: number;
  /** In one go. */
  bulk: number;
  rounds: number;
  /** How often a work is done in a round, unless it takes too long. */
  times: number;
}

const sizes: Record<BenchSize, StoreSize> = {
  full: { few: 1_000, many: 100_000, bulk: 10_000, rounds: 5, times: 50 },
  quick: { few: 500, many: 4_500, bulk: 1_000, rounds: 2, times: 20 },
  tiny: { few: 200, many: 600, bulk: 200, rounds: 1, times: 3 },
};

/** What was measured with so many records there, by work and contender, in milliseconds. */
export interface StoreStage {
  records: number;
  readings: Record<WorkName, Readings>;
}

export async function store(name: BenchSize): Promise<BenchResult> {
  const size = sizes[name];
  const hasPeers = await installPeers({ path: 'web/bench/store/peers', names: 'RxDB, PouchDB and TinyBase' });
  if (!hasPeers && name === 'full') throw new Error('The page of results is not written without the peers.');
  const [site, profile] = [await startRaceSite(hasPeers), await createProfile()];
  try {
    return await profile.visit(1, async ({ page }) => {
      page.on('pageerror', (error) => say(`store: ${error.stack}`));
      await page.goto(site.url);
      const runner = createRunner(page, await page.evaluate(() => race.contenders()), size);
      const few = await runner.growTo(size.few, size.few);
      await runner.rounds(
        few,
        works.filter(({ isForFew }) => isForFew),
      );
      const many = await runner.growTo(size.many, size.bulk);
      await runner.rounds(many, works);
      return storeReport({ name, size, stages: [few, many], hasPeers });
    });
  } finally {
    await profile.remove();
    await site.stop();
  }
}

function createRunner(page: Page, all: ReturnType<typeof race.contenders>, size: StoreSize) {
  let turn = 0;
  let stored = 0;
  let newRow = firstNewRow;
  /** Who begins changes from round to round. */
  const inTurn = (does: WorkName) => {
    turn += 1;
    const names = all.filter(({ leavesOut }) => !leavesOut?.includes(does)).map(({ name }) => name);
    return names.map((_, n) => names[(n + turn) % names.length] ?? '');
  };
  const measure = (does: WorkName, work: Work): Promise<Taken> =>
    page.evaluate(([what, how]) => race[what](how), [does, work] as const);

  async function growTo(records: number, bulk: number): Promise<StoreStage> {
    const readings = Object.fromEntries(works.map((work) => [work.name, {}])) as StoreStage['readings'];
    while (stored < records) {
      const times = Math.min(bulk, records - stored);
      say(`store: ${stored + times} of ${records} records`);
      for (const name of inTurn('fill')) {
        if (stored === 0) await page.evaluate((whose) => race.open(whose), name);
        const taken = await measure('fill', { name, from: stored, times });
        if (times === bulk) addReading(readings.fill, name, ...taken.ms);
      }
      stored += times;
    }
    return { records, readings };
  }

  async function rounds({ records, readings }: StoreStage, asked: typeof works): Promise<void> {
    // In the first one everything is new to the browser: it does not count.
    for (let round = 0; round <= size.rounds; round += 1) {
      say(`store: ${records} records, round ${round} of ${size.rounds}`);
      for (const { name: does, isSlow } of asked) {
        if (does === 'fill') continue;
        const times = isSlow ? Math.ceil(size.times / 10) : size.times;
        // The same rows for everybody; new ones each time where rows are made.
        const from = does === 'add' ? newRow : (round * 7919) % (records - times);
        newRow += times;
        const found: Record<string, number> = {};
        for (const name of inTurn(does)) {
          const taken = await measure(does, { name, from, times });
          if (round > 0) addReading(readings[does], name, ...taken.ms);
          if (taken.ms.length === times) found[name] = taken.found;
        }
        if (new Set(Object.values(found)).size > 1)
          throw new Error(`${does}: not all found the same, ${JSON.stringify(found)}`);
      }
    }
  }

  return { growTo, rounds };
}

await runBench(store);
