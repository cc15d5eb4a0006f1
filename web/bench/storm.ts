/** The connection storm: what many people at their dashboards do to the database, in three designs, one after another. */
import { setMaxListeners } from 'node:events';
import type { ServerKind } from '@holdfast/sync-server/bench/kit/hostProtocol.ts';
import { middleOf } from '@holdfast/sync-server/bench/kit/measures.ts';
import {
  type BenchResult,
  type BenchSize,
  type Cell,
  type Goal,
  rounded,
  runBench,
  say,
} from '@holdfast/sync-server/bench/kit/result.ts';
import { type HostedCost, startHostedServer } from './benchHost.ts';
import { visitOf } from './stormPeople.ts';
import { actionsEach, recordsEach } from './stormScript.ts';

const sizes = {
  full: {
    people: [10, 100, 1000, 5000],
    capMs: { old: 20_000, repaired: 40_000, holdfast: 120_000 },
    runs: 3,
  },
  quick: { people: [10, 50], capMs: { old: 10_000, repaired: 10_000, holdfast: 10_000 }, runs: 1 },
  tiny: { people: [3], capMs: { old: 10_000, repaired: 10_000, holdfast: 10_000 }, runs: 1 },
};
type Size = (typeof sizes)['full'];

const kinds: ServerKind[] = ['old', 'repaired', 'holdfast'];
const nameOf: Record<ServerKind, string> = { old: 'the old design', repaired: 'its repair', holdfast: 'Holdfast' };

interface Storm extends HostedCost {
  people: number;
  finished: number;
  requests: number;
  failures: number;
  saved: number;
  seconds: number;
  transactions: number;
  loadCpu: number;
}

async function storm(kind: ServerKind, people: number, { capMs }: Size) {
  const server = await startHostedServer({ kind, accounts: people, recordsEach });
  const total = { finished: 0, requests: 0, failures: 0, saved: 0 };
  await server.beginMeter();
  const loadBefore = process.cpuUsage();
  const began = performance.now();
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), capMs[kind]);
  const over = end.signal;
  setMaxListeners(people, over);
  const visits = [...server.accounts.entries()].map(async ([person, account]) => {
    const visit = await visitOf[kind]({ port: server.port, account, person, over });
    if (!over.aborted) total.finished += 1;
    total.requests += visit.requests;
    total.failures += visit.failures;
    total.saved += visit.saved;
  });
  await Promise.all(visits);
  clearTimeout(timer);
  const seconds = (performance.now() - began) / 1000;
  const load = process.cpuUsage(loadBefore);
  const cost = await server.readMeter();
  const transactions = await server.stop();
  const found: Storm = { ...cost, ...total, people, seconds, transactions, loadCpu: (load.user + load.system) / 1e6 };
  return { storm: found, postgres: server.postgres };
}

export async function storms(name: BenchSize): Promise<BenchResult> {
  const size: Size = sizes[name];
  const found = new Map<string, Storm[]>();
  let postgres = '';
  for (let run = 1; run <= size.runs; run += 1) {
    for (const people of size.people) {
      for (const kind of kinds) {
        say(`storm: run ${run} of ${size.runs}, ${people} people, ${nameOf[kind]}`);
        const key = `${people} ${kind}`;
        const one = await storm(kind, people, size);
        postgres = one.postgres;
        const { finished, requests, failures, seconds } = one.storm;
        say(`  ${finished} finished in ${seconds.toFixed(1)} s, ${failures} of ${requests} requests failed`);
        found.set(key, [...(found.get(key) ?? []), one.storm]);
      }
    }
  }
  const stormOf = (people: number, kind: ServerKind) => middleOf(found.get(`${people} ${kind}`) ?? []);
  const lines = (pick: (one: Storm) => number) =>
    kinds.map((kind) => ({
      name: nameOf[kind],
      points: size.people.map((people) => [people, pick(stormOf(people, kind))] as [number, number]),
    }));
  return {
    name: 'storm',
    title: 'The storm: many people at their dashboards',
    size: name,
    postgres,
    method: [
      `One script for everybody: open the dashboard (${recordsEach} records), ${actionsEach} actions in bursts over five minutes, close it. The script’s own time decides which requests there are and in what order; they are sent as fast as the server takes them, all people at once, and no waiting is simulated.`,
      'The old design: four widgets with five queries each, a connection opened for every query, every action saved at once; Postgres with max_connections = 100. Its repair: one pool of ten, one request for the dashboard, saves five seconds after the last action. Holdfast: the server as shipped, the app’s own engine on every device, a live stream each; Postgres with max_connections = 10.',
      `The old design is stopped after ${size.capMs.old / 1000} s, its repair after ${size.capMs.repaired / 1000} s, Holdfast after ${size.capMs.holdfast / 1000} s: what is not done by then is left, also an answer that has not come, counted as it stands and marked *. Connections are counted many times a second in the process table; statements by pg_stat_statements, BEGIN and COMMIT among them (a batch of Holdfast is one, a call of a routine that sets a limit, locks, merges and reads); transactions by pg_stat_database, to which a new connection is one more.`,
      `Medians of ${size.runs} runs, the designs taking turns.`,
    ],
    tables: [
      {
        title: 'The same people, three designs',
        columns: [
          'people',
          'server',
          'finished',
          'connections',
          'statements',
          'transactions',
          'HTTP requests',
          'actions saved',
          'statements an action',
          'seconds',
          'server CPU s',
          'Postgres CPU s',
          'load CPU s',
          'failed requests',
        ],
        rows: size.people.flatMap((people) => kinds.map((kind) => row(kind, stormOf(people, kind)))),
      },
    ],
    plots: [
      {
        name: 'storm-connections',
        title: 'Database connections at once',
        x: 'people',
        y: 'connections',
        isLogX: true,
        isLogY: true,
        lines: lines(({ connections }) => connections),
      },
      {
        name: 'storm-statements',
        title: 'Statements for one action',
        x: 'people',
        y: 'statements',
        isLogX: true,
        isLogY: true,
        lines: lines(({ statements, saved }) => statements / Math.max(1, saved)),
      },
    ],
    goals: size.people.flatMap((people) => {
      const [old, repaired, ours] = kinds.map((kind) => stormOf(people, kind)) as [Storm, Storm, Storm];
      return [
        {
          what: `${people} people: connections and failures of Holdfast`,
          goal: '≤ 4 and none',
          measured: `${ours.connections} and ${ours.failures}`,
          isMet: ours.connections <= 4 && ours.failures === 0,
        },
        ...fewer(`${people} people: statements an action, against the old design`, { ours, other: old, goal: 99.5 }),
        ...fewer(`${people} people: statements an action, against its repair`, { ours, other: repaired, goal: 95 }),
      ];
    }),
  };
}

/** How many per cent fewer statements an action costs. Nothing, where the other saved no action to compare with. */
function fewer(what: string, { ours, other, goal }: { ours: Storm; other: Storm; goal: number }): Goal[] {
  if (other.saved === 0) return [];
  const perAction = ({ statements, saved }: Storm) => statements / saved;
  const percent = 100 * (1 - perAction(ours) / perAction(other));
  return [{ what, goal: `≥ ${goal} % fewer`, measured: `${percent.toFixed(2)} %`, isMet: percent >= goal }];
}

function row(kind: ServerKind, one: Storm): Cell[] {
  const isCut = one.finished < one.people;
  return [
    one.people,
    `${nameOf[kind]}${isCut ? ' *' : ''}`,
    one.finished,
    one.connections,
    one.statements,
    one.transactions,
    one.requests,
    one.saved,
    one.saved === 0 ? '–' : rounded(one.statements / one.saved),
    rounded(one.seconds),
    rounded(one.serverCpu),
    rounded(one.postgresCpu),
    rounded(one.loadCpu),
    one.failures,
  ];
}

await runBench(storms);
