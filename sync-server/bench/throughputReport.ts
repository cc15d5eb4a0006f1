/** What the throughput benchmark found, as tables, lines and goals. */

import type { LoopResult } from './closedLoop.ts';
import type { Cost } from './contender.ts';
import { median } from './kit/measures.ts';
import { type BenchResult, type BenchSize, type Cell, rounded } from './kit/result.ts';

export type Run = LoopResult<Cost>;

const goals = { perSecond: 10_000, p99Ms: 100, timesOneByOne: 3 };

export interface Found {
  holdfast: Map<number, Run[]>;
  oneByOne: Map<number, Run[]>;
  empty: Map<number, LoopResult<null>[]>;
  raw: number[];
}

interface Context {
  size: BenchSize;
  users: readonly number[];
  runs: number;
  postgres: string;
}

export function reportThroughput(
  { holdfast, oneByOne, empty, raw }: Found,
  { size, users: sizes, runs, postgres }: Context,
): BenchResult {
  const limit = median(raw);
  const summary = sizes.map((users) => {
    const [ours, alone] = [medianRun(holdfast.get(users) ?? []), medianRun(oneByOne.get(users) ?? [])];
    return { users, ours, alone, empty: median((empty.get(users) ?? []).map(({ perSecond }) => perSecond)) };
  });
  const best = bestOf(summary);
  const ratio = best.ours.perSecond / best.alone.perSecond;
  const lines = {
    Holdfast: summary.map(({ users, ours }) => [users, ours.perSecond] as [number, number]),
    'one by one': summary.map(({ users, alone }) => [users, alone.perSecond] as [number, number]),
    'empty POST': summary.map(({ users, empty }) => [users, empty] as [number, number]),
    'raw batched upsert': summary.map(({ users }) => [users, limit] as [number, number]),
  };
  return {
    name: 'throughput',
    title: 'Throughput: one-edit exchanges a second',
    size,
    postgres,
    method: [
      'Every user has an account, a session cookie, a kept-open connection and ten todos, and sends the next edit when the last one is acknowledged.',
      'Holdfast runs as it is shipped, on a Postgres with max_connections = 10. "One by one" is the same server with batches of one exchange and ten connections.',
      'The raw limit is the best of batches of 50, 100, 250 and 500 rows on one and two connections: `insert … on conflict do update` into a copy of the same table. The empty POST is the same HTTP framework answering `{}`.',
      `Load, server and Postgres share the machine. Medians of ${runs} runs, taking turns.`,
    ],
    tables: [
      table(summary),
      {
        title: 'What there is to reach',
        columns: ['', 'a second'],
        rows: [['raw batched upsert, rows', Math.round(limit)]],
      },
    ],
    plots: [
      {
        name: 'throughput',
        title: 'Requests a second',
        x: 'users',
        y: 'a second',
        isLogX: true,
        isLogY: true,
        lines: Object.entries(lines).map(([name, points]) => ({ name, points })),
      },
    ],
    goals: [
      {
        what: 'one-edit exchanges a second at p99 ≤ 100 ms',
        goal: `≥ ${goals.perSecond}`,
        measured: `${Math.round(best.ours.perSecond)} at p99 ${rounded(best.ours.p99Ms)} ms with ${best.users} users`,
        isMet: best.ours.perSecond >= goals.perSecond && best.ours.p99Ms <= goals.p99Ms,
      },
      {
        what: `with ${best.users} users, against one transaction an exchange`,
        goal: `≥ ${goals.timesOneByOne}×`,
        measured: `${rounded(ratio)}×`,
        isMet: ratio >= goals.timesOneByOne,
      },
    ],
  };
}

/** The most that is answered in time; the most at all where nothing is. */
function bestOf(summary: Summary): Summary[number] {
  const inTime = summary.filter(({ ours }) => ours.p99Ms <= goals.p99Ms);
  const [most] = (inTime.length > 0 ? inTime : summary).toSorted((a, b) => b.ours.perSecond - a.ours.perSecond);
  if (most === undefined) throw new Error('nothing was measured');
  return most;
}

type Summary = { users: number; ours: Middle; alone: Middle; empty: number }[];
type Middle = ReturnType<typeof medianRun>;

function medianRun(runs: readonly Run[]) {
  const of = (pick: (run: Run) => number) => median(runs.map(pick));
  return {
    perSecond: of(({ perSecond }) => perSecond),
    p50Ms: of(({ p50Ms }) => p50Ms),
    p99Ms: of(({ p99Ms }) => p99Ms),
    failures: of(({ failures }) => failures),
    statementsEach: of(({ cost, done }) => cost.statements / done),
    connections: of(({ cost }) => cost.connections),
    serverCpu: of(({ cost, done }) => (cost.serverCpu / done) * 1e6),
    postgresCpu: of(({ cost, done }) => (cost.postgresCpu / done) * 1e6),
    loadCpu: of(({ cost, done }) => (cost.loadCpu / done) * 1e6),
    serverMiB: of(({ cost }) => cost.serverMiB),
  };
}

function table(summary: Summary) {
  const row = (users: number, name: string, run: Middle): Cell[] => [
    users,
    name,
    Math.round(run.perSecond),
    rounded(run.p50Ms),
    rounded(run.p99Ms),
    run.failures,
    rounded(run.statementsEach),
    run.connections,
    rounded(run.serverCpu),
    rounded(run.postgresCpu),
    rounded(run.loadCpu),
    Math.round(run.serverMiB),
  ];
  return {
    title: 'Closed loop, one edit an exchange',
    columns: [
      'users',
      'server',
      'exchanges/s',
      'p50 ms',
      'p99 ms',
      'failures',
      'statements each',
      'connections',
      'server µs each',
      'Postgres µs each',
      'load µs each',
      'server MiB',
    ],
    rows: summary.flatMap(({ users, ours, alone, empty }) => [
      row(users, 'Holdfast', ours),
      row(users, 'one by one', alone),
      [users, 'empty POST', Math.round(empty), '', '', '', '', '', '', '', '', ''],
    ]),
  };
}
