/** A full device meets the server, and an empty one after it, beside what the database alone could do. */
import { maxChangesPerRequest } from '@holdfast/shared/protocol/limits';
import { startBenchPostgres } from './benchPostgres.ts';
import { type Contender, startHoldfast } from './contender.ts';
import { median } from './kit/measures.ts';
import { newRecordId } from './kit/newRecordId.ts';
import { type BenchResult, type BenchSize, rounded, runBench, say } from './kit/result.ts';
import { sampleTodo } from './kit/sampleTodo.ts';
import { measureRawRows, type RawRates } from './rawRows.ts';
import type { BenchAccount } from './seedAccounts.ts';
import { createWireDevice } from './wireDevice.ts';

const sizes = {
  full: { records: [10_000, 100_000], runs: 3 },
  quick: { records: [2000], runs: 1 },
  tiny: { records: [1200], runs: 1 },
};
const goals = { push: 0.4, pull: 0.5 };

interface Synced {
  push: number;
  pull: number;
  plainPull: number;
  pushStatements: number;
  pullStatements: number;
}

export async function firstSync(name: BenchSize): Promise<BenchResult> {
  const { records, runs } = sizes[name];
  const postgres = await startBenchPostgres(10);
  const server = await startHoldfast(postgres, { name: 'first_sync', accounts: records.length * runs + 1 });
  const accounts = server.accounts.values();
  const nextAccount = () => accounts.next().value as BenchAccount;
  await syncOnce(server, nextAccount(), 2000);
  const found = records.map((count) => ({ count, synced: [] as Synced[], raw: [] as RawRates[] }));
  for (let run = 1; run <= runs; run += 1) {
    for (const { count, synced, raw } of found) {
      say(`first sync: run ${run} of ${runs}, ${count} records`);
      synced.push(await syncOnce(server, nextAccount(), count));
      await postgres.checkpoint();
      raw.push(await measureRawRows(server.databaseUrl, count));
      await postgres.checkpoint();
    }
  }
  await server.stop();
  await postgres.stop();
  return report(found, { size: name, runs, postgres: postgres.version });
}

/** Records a second, there and back. */
async function syncOnce(server: Contender, account: BenchAccount, count: number): Promise<Synced> {
  const writer = createWireDevice(server.port, account);
  const batches: string[] = [];
  for (let from = 0; from < count; from += maxChangesPerRequest) {
    const length = Math.min(maxChangesPerRequest, count - from);
    batches.push(Array.from({ length }, (_, n) => newChange(from + n)).join());
  }
  const pushed = await timed(server, async () => {
    for (const batch of batches) await writer.exchange(batch);
  });
  writer.close();
  const pulled = await timed(server, () => pullAll(server.port, account, count));
  const plain = await timed(server, () => pullAll(server.port, account, count, { encodings: 'identity' }));
  return {
    push: count / pushed.seconds,
    pull: count / pulled.seconds,
    plainPull: count / plain.seconds,
    pushStatements: pushed.statements,
    pullStatements: pulled.statements,
  };
}

function newChange(n: number): string {
  const stamp = `${Date.now().toString(16).padStart(12, '0')}-0000-00000000000000aa`;
  const fields = Object.fromEntries(Object.entries(sampleTodo(n)).map(([name, value]) => [name, [value, stamp]]));
  return JSON.stringify({ entity: 'todo', id: newRecordId(), fields });
}

async function pullAll(port: number, account: BenchAccount, count: number, options?: { encodings: string }) {
  const reader = createWireDevice(port, account, options);
  let received = 0;
  for (let more = true; more; ) {
    const reply = await reader.ask('');
    received += reply.changes.length;
    more = reply.more;
  }
  reader.close();
  if (received !== count) throw new Error(`${received} of ${count} records arrived`);
}

async function timed(server: Contender, work: () => Promise<void>) {
  const read = await server.meter();
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  const { statements } = await read();
  return { seconds, statements };
}

interface Found {
  count: number;
  synced: Synced[];
  raw: RawRates[];
}

function report(found: readonly Found[], context: { size: BenchSize; runs: number; postgres: string }): BenchResult {
  const rows = found.map(({ count, synced, raw }) => {
    const of = (pick: (one: Synced) => number) => median(synced.map(pick));
    const rawOf = (pick: (one: RawRates) => number) => median(raw.map(pick));
    return {
      count,
      push: of(({ push }) => push),
      pull: of(({ pull }) => pull),
      plainPull: of(({ plainPull }) => plainPull),
      pushStatements: of(({ pushStatements }) => pushStatements),
      pullStatements: of(({ pullStatements }) => pullStatements),
      copy: rawOf(({ copy }) => copy),
      upsert: rawOf(({ upsert }) => upsert),
      select: rawOf(({ select }) => select),
    };
  });
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  return {
    name: 'first-sync',
    title: 'First sync: a full device, and an empty one after it',
    size: context.size,
    postgres: context.postgres,
    method: [
      'One device pushes records of about 250 bytes of values, 500 a request, one request after another, packed with gzip as the app does; a second device of the same account pulls them in pages of 1,000 and reads them. “Plain” asks for answers that are not compressed.',
      'Raw: the same records on a copy of the table over one connection, without a server: COPY, `insert … on conflict do update` of 500 rows a statement, and one SELECT of all rows, read by the same driver.',
      `Records a second; medians of ${context.runs} runs, taking turns.`,
    ],
    tables: [
      {
        title: 'Records a second',
        columns: [
          'records',
          'push',
          'raw upsert',
          'raw COPY',
          'push / upsert',
          'pull',
          'pull, plain',
          'raw SELECT',
          'pull / SELECT',
          'plain / SELECT',
          'push statements',
          'pull statements',
        ],
        rows: rows.map((row) => [
          row.count,
          Math.round(row.push),
          Math.round(row.upsert),
          Math.round(row.copy),
          percent(row.push / row.upsert),
          Math.round(row.pull),
          Math.round(row.plainPull),
          Math.round(row.select),
          percent(row.pull / row.select),
          percent(row.plainPull / row.select),
          row.pushStatements,
          row.pullStatements,
        ]),
      },
    ],
    plots: [],
    goals: rows.flatMap((row) => [
      goal(`${row.count} records: push against the raw batched upsert`, goals.push, row.push / row.upsert),
      goal(`${row.count} records: pull against the raw SELECT`, goals.pull, row.pull / row.select),
    ]),
  };

  function goal(what: string, wanted: number, share: number) {
    return { what, goal: `≥ ${percent(wanted)}`, measured: percent(share), isMet: rounded(share) >= wanted };
  }
}

await runBench(firstSync);
