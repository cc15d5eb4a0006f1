/** How many one-edit exchanges a second one process carries, beside what batching has to beat and what it cannot pass. */
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { startBenchPostgres } from './benchPostgres.ts';
import { closedLoop, type LoopResult } from './closedLoop.ts';
import { type Contender, startHoldfast } from './contender.ts';
import { openRawConnection } from './kit/rawHttp.ts';
import { type BenchResult, type BenchSize, runBench, say } from './kit/result.ts';
import { inParallel } from './kit/waiting.ts';
import { startProgram } from './program.ts';
import { measureRawUpsert } from './rawUpsert.ts';
import { type Run, reportThroughput } from './throughputReport.ts';
import { createWireDevice, recordsPerDevice } from './wireDevice.ts';

const sizes = {
  full: { users: [1, 10, 100, 500, 2000], runs: 3, warmMs: 2000, measureMs: 5000, rawMs: 2000 },
  quick: { users: [1, 10, 100], runs: 1, warmMs: 300, measureMs: 700, rawMs: 300 },
  tiny: { users: [1, 20], runs: 1, warmMs: 50, measureMs: 200, rawMs: 50 },
};
type Size = (typeof sizes)['full'];

const batchSizes = [50, 100, 250, 500];

type Name = 'holdfast' | 'oneByOne' | 'empty' | 'raw';

/**
 * For work on the server: `--users 100,500` and `--only holdfast` measure less, `--profile` writes where its time went,
 * `--node=--a-flag` is for its Node.
 */
const asked = parseArgs({
  strict: false,
  options: {
    users: { type: 'string' },
    only: { type: 'string' },
    profile: { type: 'boolean' },
    node: { type: 'string', multiple: true },
  },
}).values;
const isAsked = (name: Name) => asked.only === undefined || asked.only === name;

export async function throughput(name: BenchSize): Promise<BenchResult> {
  const size = { ...sizes[name] };
  if (typeof asked.users === 'string') size.users = asked.users.split(',').map(Number);
  const most = Math.max(...size.users);
  const few = await startBenchPostgres(10);
  const many = await startBenchPostgres(30);
  const holdfast = await startHoldfast(few, {
    name: 'together',
    accounts: most,
    nodeFlags: [
      ...(asked.profile === true ? ['--cpu-prof', `--cpu-prof-dir=${tmpdir()}`] : []),
      ...(Array.isArray(asked.node) ? asked.node.map(String) : []),
    ],
  });
  const oneByOne = await startHoldfast(many, {
    name: 'one_by_one',
    accounts: most,
    env: { BENCH_POOL: '10' },
  });
  const empty = await startProgram('emptyPost.ts');

  const runs = { holdfast: runsBySize(size), oneByOne: runsBySize(size), empty: runsBySize<LoopResult<null>>(size) };
  const raw: number[] = [];
  for (let run = 1; run <= size.runs; run += 1) {
    for (const users of size.users) {
      say(`throughput: run ${run} of ${size.runs}, ${users} users`);
      if (isAsked('holdfast')) runs.holdfast.get(users)?.push(await exchangeLoop(holdfast, users, size));
      await few.checkpoint();
      if (isAsked('oneByOne')) runs.oneByOne.get(users)?.push(await exchangeLoop(oneByOne, users, size));
      await many.checkpoint();
      if (isAsked('empty')) runs.empty.get(users)?.push(await emptyLoop(empty.port, users, size));
    }
    if (isAsked('raw')) raw.push(await bestRawUpsert(oneByOne.databaseUrl, most * recordsPerDevice, size));
    await many.checkpoint();
  }
  await Promise.all([holdfast.stop(), oneByOne.stop(), empty.stop()]);
  await Promise.all([few.stop(), many.stop()]);
  return reportThroughput({ ...runs, raw }, { size: name, users: size.users, runs: size.runs, postgres: few.version });
}

function runsBySize<T = Run>({ users }: Size): Map<number, T[]> {
  return new Map(users.map((count) => [count, []]));
}

async function exchangeLoop(server: Contender, users: number, { warmMs, measureMs }: Size): Promise<Run> {
  const devices = server.accounts.slice(0, users).map((account) => createWireDevice(server.port, account));
  // Before the measurement: sessions and memberships are known, records are there, cookies and cursors are at hand.
  await inParallel(devices, 50, (device) =>
    device.exchange(Array.from({ length: recordsPerDevice }, device.editOne).join()),
  );
  const loop = await closedLoop(
    devices.map((device) => () => device.exchange(device.editOne())),
    { warmMs, measureMs, meter: server.meter },
  );
  for (const device of devices) device.close();
  return loop;
}

async function emptyLoop(port: number, users: number, { warmMs, measureMs }: Size): Promise<LoopResult<null>> {
  const request = `POST /api/sync HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Length: 2\r\n\r\n{}`;
  const connections = Array.from({ length: users }, () => openRawConnection(port));
  const loop = await closedLoop(
    connections.map((connection) => async () => void (await connection.send(request))),
    { warmMs, measureMs, meter: async () => async () => null },
  );
  for (const connection of connections) connection.close();
  return loop;
}

async function bestRawUpsert(databaseUrl: string, rows: number, { rawMs }: Size): Promise<number> {
  const found: number[] = [];
  for (const rowsPerStatement of batchSizes) {
    for (const connections of [1, 2]) {
      found.push(await measureRawUpsert(databaseUrl, { rowsPerStatement, connections, rows, measureMs: rawMs }));
    }
  }
  return Math.max(...found);
}

await runBench(throughput);
