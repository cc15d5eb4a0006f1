/** The race of the stores as tables and goals. */
import { median, quantile } from '@holdfast/sync-server/bench/kit/measures.ts';
import {
  type BenchResult,
  type BenchSize,
  type Cell,
  type Goal,
  rounded,
  type Table,
} from '@holdfast/sync-server/bench/kit/result.ts';
import type { StoreSize, StoreStage } from '../store.ts';
import { limitName, ownName, rawWholeName, receivingName } from './names.ts';
import { type WorkPlan, works } from './works.ts';

export interface StoreFindings {
  name: BenchSize;
  size: StoreSize;
  stages: StoreStage[];
  hasPeers: boolean;
}

/** Of our own store's work at most so many times the limit's. */
const mostTimesRaw = 2;
const libraries = ['RxDB', 'PouchDB', 'TinyBase'];

export function storeReport({ name, size, stages, hasPeers }: StoreFindings): BenchResult {
  return {
    name: 'store',
    title: 'The store beside others, in one page',
    size: name,
    postgres: null,
    method: [
      `One page and one worker of a whole Chromium, real IndexedDB on disk, a database each, no network. The same expenses for everybody: seven fields, an id like a UUID v7, days scattered over three years. ${size.rounds} rounds; in each every work is done by all in turn, and who begins changes from work to work. Rows are numbered, so all look for the same ones, and a run in which they do not find as many of them fails. “Committed” is IndexedDB’s own default, relaxed: handed to the operating system, not yet forced to the disk.`,
      'What a write of Holdfast is, all in one transaction: the row with its index keys and the words it is found by, a stamp for each field, the clock, the mark that says what a server has not seen, the deed in the history with what was there before, and what is counted by month and by day. “Receiving” is what comes from a server: without mark and history, but each field merged with what is there. A record written in bulk is written as an import is, in one transaction.',
      '“Raw, all that Holdfast writes” is IndexedDB by hand, and puts what a write of Holdfast leaves behind into the same tables with the same indexes, without a check, a merge or a look at what is there: the price of the promises alone. What the others leave out. Raw IndexedDB is the limit, and does the least: one row by its key, one index, a message to other tabs. Dexie, the library Holdfast is built on: rows and one index. RxDB (Dexie storage, the free one, over the same version of Dexie): a revision and a time of change, no history, nothing counted; its plan for the newest first is to read all and sort them, and what it has read lately it answers from memory. PouchDB (indexeddb adapter, and its finder with an index on the day): a tree of revisions a record, which it replicates by; nothing counted. TinyBase (IndexedDB persister): a store in memory, so that its reads touch no database and its watchers hear before anything is on disk; each save writes all rows anew; no stamps in this kind of store. Each is set up as its documents say; none is tuned down or up.',
      'In a worker the app has its sync. PouchDB tells other tabs by localStorage, which a worker does not have: a change there is not heard of in a tab. TinyBase’s persister reads the whole again every second.',
      ...(hasPeers ? [] : ['RxDB, PouchDB and TinyBase were not there: they could not be installed.']),
    ],
    tables: stages.flatMap((stage) => [ratioTable(stage), timeTable(stage, size)]),
    plots: [],
    goals: stages.flatMap((stage) => goalsOf(stage)),
  };
}

const count = (records: number) => records.toLocaleString('en');
const isDone = ({ readings }: StoreStage, { name }: WorkPlan) => Object.keys(readings[name]).length > 0;

/** Those that did anything, in the order of the page. */
function namesOf({ readings }: StoreStage): string[] {
  const all = Object.values(readings).flatMap((byName) => Object.keys(byName));
  const first = [limitName, rawWholeName, ownName, receivingName];
  const rank = (name: string) => first.indexOf(name) + 1 || first.length + 1;
  return [...new Set(all)].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

function p50({ readings }: StoreStage, { name }: WorkPlan, contender: string): number {
  return median(readings[name][contender] ?? []);
}

function ratioTable(stage: StoreStage): Table {
  const names = namesOf(stage).filter((name) => name !== limitName);
  return {
    title: `${count(stage.records)} records: times raw IndexedDB, p50`,
    columns: ['what', 'raw, ms', ...names],
    rows: works
      .filter((work) => isDone(stage, work))
      .map((work): Cell[] => {
        const raw = p50(stage, work, limitName);
        const ratio = (name: string) => p50(stage, work, name) / raw;
        return [work.words, rounded(raw), ...names.map((name) => (ratio(name) >= 0 ? rounded(ratio(name)) : ''))];
      }),
  };
}

function timeTable(stage: StoreStage, { bulk, few }: StoreSize): Table {
  return {
    title: `${count(stage.records)} records: times`,
    columns: ['what, ms', 'store', 'p50', 'p99', 'from … to', 'measured'],
    notes: [
      `The bulk is ${count(stage.records === few ? few : bulk)} records a time, while the store grows to ${count(stage.records)}. What takes longer than three seconds in a round is done less often.`,
    ],
    rows: works.flatMap((work) =>
      namesOf(stage).flatMap((name): Cell[][] => {
        const ms = stage.readings[work.name][name] ?? [];
        if (ms.length === 0) return [];
        const span = `${rounded(Math.min(...ms))} … ${rounded(Math.max(...ms))}`;
        return [[work.words, name, rounded(median(ms)), rounded(quantile(ms, 0.99)), span, ms.length]];
      }),
    ),
  };
}

function goalsOf(stage: StoreStage): Goal[] {
  return works
    .filter((work) => isDone(stage, work))
    .flatMap((work): Goal[] => {
      const own = p50(stage, work, ownName);
      const times = own / p50(stage, work, limitName);
      const others = libraries
        .map((name) => ({ name, times: p50(stage, work, name) / own }))
        .filter((other) => Number.isFinite(other.times));
      const what = `${count(stage.records)} records: ${work.words}`;
      return [
        {
          what: `${what}, against raw IndexedDB`,
          goal: `≤ ${mostTimesRaw}×`,
          measured: `${rounded(times)}×`,
          isMet: times <= mostTimesRaw,
        },
        ...(others.length === 0
          ? []
          : [
              {
                what: `${what}: ${others.map(({ name }) => name).join(', ')}, in times of Holdfast`,
                goal: 'each > 1×',
                measured: others.map((other) => `${rounded(other.times)}×`).join(', '),
                isMet: others.every((other) => other.times > 1),
              },
            ]),
      ];
    });
}
