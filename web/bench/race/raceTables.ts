/** What the race found, a table for each workload. */
import { type Cell, rounded, type Table } from '@holdfast/sync-server/bench/kit/result.ts';
import { crowdOf, type Entry, offlineOf } from './entry.ts';
import { type CrowdReading, cpuOf } from './runTurn.ts';

export function offlineTable(entries: readonly Entry[]): Table {
  return {
    title: 'W1: what was made offline',
    columns: [
      '',
      'records',
      'ms until durable',
      'records/s',
      'fresh device ms',
      'statements',
      'server + Postgres CPU s',
      'durable in',
    ],
    rows: entries.flatMap((entry): Cell[][] => {
      const found = offlineOf(entry);
      if (found === null) return [];
      const { records, durableMs, freshMs, statements, cpu } = found;
      const perSecond = Math.round((records / durableMs) * 1000);
      return [
        [
          entry.contender.name,
          records,
          rounded(durableMs),
          perSecond,
          rounded(freshMs),
          statements,
          rounded(cpu),
          entry.contender.durable,
        ],
      ];
    }),
  };
}

/** Rows of everybody who was measured with each number of devices. */
function rowsOf(
  entries: readonly Entry[],
  devices: readonly number[],
  what: 'paced' | 'loop',
  cells: (found: CrowdReading) => Cell[],
): Cell[][] {
  return devices.flatMap((count) =>
    entries.flatMap((entry) => {
      const found = crowdOf(entry, what, count);
      return found === null ? [] : [[count, entry.contender.name, ...cells(found)]];
    }),
  );
}

export function pacedTable(entries: readonly Entry[], devices: readonly number[]): Table {
  return {
    title: 'W3: an edit a second from every device',
    columns: [
      'devices',
      'who',
      'edits',
      'p50 ms',
      'p99 ms',
      'statements an edit',
      'connections',
      'server CPU s',
      'Postgres CPU s',
      'load CPU s',
      'not durable',
    ],
    rows: rowsOf(entries, devices, 'paced', (found) => [
      found.edits,
      rounded(found.p50Ms),
      rounded(found.p99Ms),
      rounded(found.statements / found.edits),
      found.connections,
      rounded(found.serverCpu),
      rounded(found.postgresCpu),
      rounded(found.loadCpu),
      found.lost,
    ]),
  };
}

export function loopTable(entries: readonly Entry[], devices: readonly number[]): Table {
  return {
    title: 'W5: the next edit when the last is durable',
    columns: ['devices', 'who', 'durable edits/s', 'p50 ms', 'p99 ms', 'connections', 'failures'],
    rows: rowsOf(entries, devices, 'loop', ({ perSecond, p50Ms, p99Ms, connections, lost }) => [
      Math.round(perSecond),
      rounded(p50Ms),
      rounded(p99Ms),
      connections,
      lost,
    ]),
  };
}

export function idleTable(entries: readonly Entry[], devices: number): Table {
  return {
    title: 'W4: devices that only listen',
    columns: [
      'devices',
      'who',
      'statements',
      'connections',
      'server CPU s',
      'Postgres CPU s',
      'server + Postgres CPU s',
    ],
    rows: entries.flatMap(({ contender, turns }) =>
      turns.flatMap(({ idle }): Cell[][] => {
        if (idle === null) return [];
        const { statements, connections, serverCpu, postgresCpu } = idle;
        return [
          [
            devices,
            contender.name,
            statements,
            connections,
            rounded(serverCpu),
            rounded(postgresCpu),
            rounded(cpuOf(idle)),
          ],
        ];
      }),
    ),
  };
}
