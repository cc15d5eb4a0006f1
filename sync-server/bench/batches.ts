/** What a push of few or many records costs Postgres, both ways it is stored, beside an upsert with nothing around it. */
import { randomInt, randomUUID } from 'node:crypto';
import { registry } from '@holdfast/shared/entities/registry';
import pg from 'pg';
import pino from 'pino';
import { migrate } from '../src/database/migrate.ts';
import { createPool } from '../src/database/pool.ts';
import type { Routine } from '../src/database/routine.ts';
import { defineExchange, exchangeRecords, readExchanged, routines } from '../src/exchange/exchangeStatement.ts';
import type { Pulled } from '../src/exchange/pullStatement.ts';
import { definePush } from '../src/exchange/pushStatement.ts';
import { startBenchPostgres } from './benchPostgres.ts';
import { median } from './kit/measures.ts';
import { newRecordId } from './kit/newRecordId.ts';
import { cpuMicroseconds } from './kit/processMeter.ts';
import { type BenchResult, type BenchSize, rounded, runBench, say } from './kit/result.ts';
import { upsertText } from './rawUpsert.ts';

const sizes = {
  full: { records: [1, 2, 4, 8, 16, 50, 500], turns: 7, recordsATurn: 600, mostCalls: 150 },
  quick: { records: [1, 2, 4, 16, 500], turns: 3, recordsATurn: 300, mostCalls: 50 },
  tiny: { records: [1, 16], turns: 1, recordsATurn: 16, mostCalls: 2 },
};
/** As many as edit one record each in the largest batch. */
const people = 500;
/** Calls of each before any is measured: plans are made, rows are there. */
const warmCalls = 4;
const usualPage = 102;

interface Edit {
  workspace: string;
  id: string;
  n: number;
}

interface Cost {
  cpu: number;
  wall: number;
}

export async function batches(name: BenchSize): Promise<BenchResult> {
  const size = sizes[name];
  const postgres = await startBenchPostgres(10);
  const connectionString = await postgres.createDatabase('batches');
  const pushes = { 'one by one': definePush(Number.MAX_SAFE_INTEGER), 'all at once': definePush(0) };
  const exchanges = Object.entries(pushes).map(([way, push]) => ({ way, push, exchange: defineExchange(push) }));
  const pool = createPool({ connectionString }, 1, pino({ level: 'silent' }));
  const made = [...routines, ...exchanges.flatMap(({ push, exchange }) => [push, exchange])];
  await migrate(pool, { registry, routines: made }, null);
  await pool.end();

  const client = new pg.Client({ connectionString });
  await client.connect();
  const nextEdits = await createPeople(client);
  const ways: [string, (edits: Edit[]) => Promise<unknown>][] = [
    ['as it is', createPusher(client)],
    ...exchanges.map(
      ({ way, exchange }) => [way, createPusher(client, exchange)] as [string, ReturnType<typeof createPusher>],
    ),
    ['raw upsert', (edits) => client.query(upsertText, [JSON.stringify(edits.map(asRow))])],
  ];
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const backend = rows[0]?.pid ?? 0;
  for (const [, work] of ways) for (let call = 0; call < warmCalls; call++) await work(nextEdits(people));

  const found = new Map<string, Cost[]>();
  for (let turn = 1; turn <= size.turns; turn++) {
    say(`batches: turn ${turn} of ${size.turns}`);
    for (const count of size.records) {
      const calls = Math.min(size.mostCalls, Math.max(warmCalls, Math.ceil(size.recordsATurn / count)));
      for (const [way, work] of ways) {
        await work(nextEdits(count));
        const [cpu, began] = [cpuMicroseconds(backend), performance.now()];
        for (let call = 0; call < calls; call++) await work(nextEdits(count));
        const cost = {
          cpu: (cpuMicroseconds(backend) - cpu) / calls,
          wall: ((performance.now() - began) * 1000) / calls,
        };
        const key = `${way} ${count}`;
        found.set(key, [...(found.get(key) ?? []), cost]);
      }
    }
    await postgres.checkpoint();
  }
  await client.end();
  await postgres.stop();
  const names = ways.map(([way]) => way);
  const table = (title: string, what: keyof Cost) => ({
    title,
    columns: ['records', ...names],
    rows: size.records.map((count) => [
      count,
      ...names.map((way) => rounded(median((found.get(`${way} ${count}`) ?? []).map((cost) => cost[what])))),
    ]),
  });
  return {
    name: 'batches',
    title: 'Batches: what the database does for few records and for many',
    size: name,
    postgres: postgres.version,
    method: [
      'Each record is of another workspace, and an edit of what is there, by a device that has everything. One connection calls the routine as the server does, waits for the commit, and calls it again. Stored "one by one" or "all at once" whatever the number, or "as it is", which chooses by it; "raw upsert" is one `insert … on conflict do update` into a copy of the table, without lock, versions, merge or pull.',
      `CPU is that of the one backend, by the scheduler of Linux. Medians of ${size.turns} turns.`,
    ],
    tables: [table('CPU microseconds a batch', 'cpu'), table('Microseconds from call to answer', 'wall')],
    plots: [],
    goals: [],
  };
}

/** Workspaces, and the edits of their people in turn, each of a few records. */
async function createPeople(client: pg.Client): Promise<(count: number) => Edit[]> {
  const workspaces = Array.from({ length: people }, () => ({
    id: randomUUID(),
    records: [newRecordId(), newRecordId()],
  }));
  await client.query(`insert into workspaces (id, name) select id, 'W' from unnest($1::uuid[]) id`, [
    workspaces.map(({ id }) => id),
  ]);
  await client.query('create table raw_records (like records including all)');
  let edits = 0;
  return (count) =>
    Array.from({ length: count }, () => {
      edits += 1;
      const workspace = workspaces[edits % people] as (typeof workspaces)[number];
      const id = workspace.records[Math.floor(edits / people) % workspace.records.length] as string;
      return { workspace: workspace.id, id, n: edits };
    });
}

function fieldsOf({ n }: Edit) {
  return {
    title: [`edit number ${n}`, `${n.toString(16).padStart(12, '0')}-0000-00000000000000aa`] as [string, string],
  };
}

const asRow = (edit: Edit) => ({
  workspace_id: edit.workspace,
  entity: 'todo',
  id: edit.id,
  fields: fieldsOf(edit),
  version: edit.n,
});

/** Pushes and follows the cursors it is given. */
function createPusher(client: pg.Client, exchange?: Routine): (edits: Edit[]) => Promise<void> {
  const known = new Map<string, Pulled>();
  return async (edits) => {
    const push = randomInt(2 ** 47);
    const records = edits.map((edit) => ({
      workspace: edit.workspace,
      entity: 'todo',
      id: edit.id,
      fields: fieldsOf(edit),
    }));
    const pulls = edits.map(({ workspace }) => {
      const at = known.get(workspace);
      const cursor = at === undefined ? null : { ...at, version: at.head, since: at.head };
      return { workspace, cursor, take: usualPage, push };
    });
    const options = { nowMs: Date.now(), push, quotaBytes: null, inCommit: null, lockTimeoutMs: 5_000 };
    const { rows } = await client.query(exchangeRecords(records, pulls, options, exchange));
    readExchanged(rows, pulls.length).pulled.forEach((pulled, n) => {
      if (pulled !== undefined) known.set(edits[n]?.workspace ?? '', { ...pulled, rows: { versions: [], text: '' } });
    });
  };
}

await runBench(batches);
