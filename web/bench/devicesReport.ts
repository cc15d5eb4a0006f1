/** What the devices' benchmark found, as tables and goals. */
import { type Goal, rounded, type Table } from '@holdfast/sync-server/bench/kit/result.ts';
import type { W1, W2 } from './offline.ts';
import type { Crowd, Idle } from './online.ts';
import { quoted, quotedColumns } from './quoted.ts';

export function offlineTable(offline: W1, edited: W2): Table {
  return {
    title: 'W1 and W2: what was made offline',
    columns: [
      '',
      'changes',
      'ms until durable',
      'records/s',
      'fresh device ms',
      'statements',
      'requests',
      'sent',
      'received',
    ],
    rows: [
      [
        `W1: ${offline.records} records`,
        offline.records,
        rounded(offline.durableMs),
        Math.round(offline.perSecond),
        rounded(offline.freshDeviceMs),
        offline.statements,
        offline.requests,
        `${rounded(offline.sentMiB)} MiB`,
        `${rounded(offline.receivedMiB)} MiB`,
      ],
      [
        `W2: ${edited.edits} edits`,
        edited.changes,
        '',
        '',
        '',
        edited.statements,
        edited.requests,
        `${edited.bodyBytes} bytes`,
        '',
      ],
    ],
  };
}

export function crowdTable(crowds: readonly Crowd[]): Table {
  return {
    title: 'W3: an edit a second from every device',
    columns: [
      'devices',
      'edits',
      'p50 ms',
      'p99 ms',
      'statements an edit',
      'connections',
      'server CPU s',
      'Postgres CPU s',
      'load CPU s',
      'server MiB',
      'unacknowledged',
    ],
    rows: crowds.map((crowd) => [
      crowd.devices,
      crowd.edits,
      rounded(crowd.p50Ms),
      rounded(crowd.p99Ms),
      rounded(crowd.statements / crowd.edits),
      crowd.connections,
      rounded(crowd.serverCpu),
      rounded(crowd.postgresCpu),
      rounded(crowd.loadCpu),
      Math.round(crowd.serverPeakMiB),
      crowd.lost,
    ]),
  };
}

export function loopTable(loops: readonly Crowd[]): Table {
  return {
    title: 'W5: the next edit when the last is durable',
    columns: ['devices', 'durable edits/s', 'p50 ms', 'p99 ms', 'connections'],
    rows: loops.map(({ devices: count, perSecond, p50Ms, p99Ms, connections }) => [
      count,
      Math.round(perSecond),
      rounded(p50Ms),
      rounded(p99Ms),
      connections,
    ]),
  };
}

export function idleTable(idle: Idle): Table {
  return {
    title: 'W4: devices that only listen',
    columns: [
      'devices',
      'seconds',
      'heartbeats',
      'statements',
      'server CPU s',
      'Postgres CPU s',
      'streams open at the end',
    ],
    rows: [
      [
        idle.devices,
        idle.seconds,
        idle.heartbeats,
        idle.statements,
        rounded(idle.serverCpu),
        rounded(idle.postgresCpu),
        idle.streamsOpen,
      ],
    ],
  };
}

export interface Found {
  offline: W1;
  edited: W2;
  crowds: readonly Crowd[];
  loops: readonly Crowd[];
}

const milliseconds = (crowd: Crowd | undefined) =>
  crowd === undefined ? '' : `p50 ${rounded(crowd.p50Ms)} ms, p99 ${rounded(crowd.p99Ms)} ms`;
const cpuOf = ({ serverCpu, postgresCpu }: Crowd) => serverCpu + postgresCpu;

export function quotedTable({ offline, edited, crowds, loops }: Found): Table {
  const of = (count: number) => milliseconds(crowds.find(({ devices: size }) => size === count));
  const best = Math.max(...loops.map(({ perSecond }) => perSecond));
  return {
    title: 'Beside what cannot be run here',
    notes: [
      'What was measured elsewhere, on another day; it is quoted, not run here. `npx pnpm bench peers` races the others.',
    ],
    columns: ['', ...quotedColumns],
    rows: [
      [
        '**Holdfast**, measured here',
        `${Math.round(offline.perSecond)}/s in ${offline.statements} statements, fresh device ${rounded(offline.freshDeviceMs)} ms`,
        `${edited.statements} statements, ${edited.bodyBytes} bytes`,
        of(100),
        of(500),
        `${Math.round(best)}/s`,
        '',
      ],
      ...quoted,
    ],
  };
}

/** The crowd the goals speak of, or the nearest there is. */
export function deviceGoals({ offline, edited, crowds, loops, idle }: Found & { idle: Idle }): Goal[] {
  const crowd = crowds.find(({ devices: count }) => count === 500) ?? (crowds.at(-1) as Crowd);
  const best = Math.max(...loops.map(({ perSecond }) => perSecond));
  const goal = (what: string, wanted: string, measured: string, isMet: boolean) => ({
    what,
    goal: wanted,
    measured,
    isMet,
  });
  const at = `W3 with ${crowd.devices} devices`;
  const each = crowd.statements / crowd.edits;
  return [
    goal(
      'W1: records a second until durable',
      '≥ 30000',
      `${Math.round(offline.perSecond)}`,
      offline.perSecond >= 30_000,
    ),
    goal(
      'W2: one change in one batch, of few bytes',
      '1 change, 1 request, ≤ 600 bytes',
      `${edited.changes} change, ${edited.requests} request, ${edited.bodyBytes} bytes`,
      edited.changes === 1 && edited.requests === 1 && edited.bodyBytes <= 600,
    ),
    goal(`${at}: p50 and p99`, '≤ 5 ms, ≤ 20 ms', milliseconds(crowd), crowd.p50Ms <= 5 && crowd.p99Ms <= 20),
    goal(`${at}: statements an edit`, '≤ 0.5', `${rounded(each)}`, each <= 0.5),
    goal(`${at}: CPU seconds of server and Postgres`, '≤ 4', `${rounded(cpuOf(crowd))}`, cpuOf(crowd) <= 4),
    goal('W4: statements of idle devices', '0', `${idle.statements}`, idle.statements === 0),
    goal('W5: durable edits a second', '≥ 10000', `${Math.round(best)}`, best >= 10_000),
  ];
}
