/** Every benchmark at its smallest, so that none stops working unseen. Its numbers mean nothing. */
import { describe, expect, it } from 'vitest';
import type { BenchResult } from './kit/result.ts';
import { measure } from './measure.ts';

async function runTiny(program: string): Promise<BenchResult> {
  // The test runner sets both for itself.
  const result = await measure(program, ['--tiny'], { ...process.env, NODE_ENV: undefined, BASE_URL: undefined });
  if (result === null) throw new Error(`${program} did not end well`);
  return result;
}

/** The numbers of a column. */
function column({ tables }: BenchResult, name: string): number[] {
  const table = tables.find(({ columns }) => columns.includes(name));
  const n = table?.columns.indexOf(name) ?? -1;
  return (table?.rows ?? []).map((row) => row[n]).filter((cell) => typeof cell === 'number');
}

describe('the benchmarks', () => {
  it('throughput: every server answers, and nobody fails', async () => {
    const result = await runTiny('sync-server/bench/throughput.ts');
    expect(Math.min(...column(result, 'exchanges/s'))).toBeGreaterThan(0);
    expect(column(result, 'failures')).toEqual([0, 0, 0, 0]);
  });

  it('batches: all three ways and the upsert are measured for every size', async () => {
    const result = await runTiny('sync-server/bench/batches.ts');
    expect(column(result, 'one by one')).toHaveLength(2);
    for (const way of ['as it is', 'one by one', 'all at once', 'raw upsert']) {
      expect(Math.min(...column(result, way))).toBeGreaterThan(0);
    }
  });

  it('storm: in all three designs everybody saves all they did', async () => {
    const result = await runTiny('web/bench/storm.ts');
    expect(column(result, 'actions saved')).toEqual([180, 180, 180]);
    expect(column(result, 'failed requests')).toEqual([0, 0, 0]);
  });

  it('[OB2] devices: what was edited a hundred times is one change, and no edit is lost', async () => {
    const result = await runTiny('web/bench/devices.ts');
    expect(column(result, 'changes')).toEqual([1200, 1]);
    expect(column(result, 'unacknowledged')).toEqual([0]);
  });

  it('peers: whoever needs no installing does all of it, and no edit is lost', async () => {
    const result = await runTiny('web/bench/peers.ts');
    expect(column(result, 'records')).toEqual([200, 200, 200]);
    expect(column(result, 'not durable')).toEqual([0, 0, 0]);
    expect(Math.min(...column(result, 'durable edits/s'))).toBeGreaterThan(0);
    expect(result.goals).toHaveLength(7);
  });

  it('first sync and idle: everything arrives, every stream stays open', async () => {
    expect(Math.min(...column(await runTiny('sync-server/bench/firstSync.ts'), 'pull'))).toBeGreaterThan(0);
    expect(column(await runTiny('sync-server/bench/idle.ts'), 'streams open')).toEqual([20]);
  });

  it('screens: the app and the bare page show everything that is waited for', async () => {
    const [table] = (await runTiny('web/bench/screens.ts')).tables;
    const moments = (table?.rows ?? []).filter(([, p50]) => typeof p50 === 'number');
    expect(moments).toHaveLength(18);
    expect(moments.filter(([, , , , bare]) => typeof bare === 'number')).toHaveLength(7);
  });

  it('store: every contender does all of the work, and finds what the others find', async () => {
    const result = await runTiny('web/bench/store.ts');
    const stores = result.tables.flatMap(({ rows }) => rows.map(([, store]) => store));
    for (const name of ['raw IndexedDB', 'Dexie', 'Holdfast', 'Holdfast, receiving']) expect(stores).toContain(name);
    expect(Math.min(...column(result, 'raw, ms'))).toBeGreaterThan(0);
  });
});
