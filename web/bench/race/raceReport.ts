/** The race as tables, lines and goals. */
import type { BenchResult, BenchSize, Plot } from '@holdfast/sync-server/bench/kit/result.ts';
import type { RaceSize } from '../peers.ts';
import { crowdOf, type Entry } from './entry.ts';
import { raceGoals } from './raceGoals.ts';
import { idleTable, loopTable, offlineTable, pacedTable } from './raceTables.ts';
import type { CrowdReading } from './runTurn.ts';

export interface RaceFindings {
  name: BenchSize;
  size: RaceSize;
  entries: Entry[];
  /** Who could not be installed. */
  missing: string[];
  postgres: string;
}

export function raceReport({ name, size, entries, missing, postgres }: RaceFindings): BenchResult {
  const devices = size.crowds.map((crowd) => crowd.devices);
  const out = entries.filter(({ problem }) => problem !== null);
  return {
    name: 'peers',
    title: 'Peers: ways to sync, on one Postgres',
    size: name,
    postgres,
    method: [
      'By turns, each with a new server process and an empty database on the same Postgres (fsync on), all clients of a turn in one process. Who begins changes from run to run; a few turns before the first one do not count, because a new Postgres is slow to whoever comes first. Every device is a user of its own, with one record and an open stream or socket.',
      `W1: ${size.records} records of about 250 bytes of values made offline; the time until the last is durable, and until an empty device has them all; done last, because it would be in the way of who keeps everybody’s records in one table. W3: an edit a second from every device for ${size.pacedSeconds} s. W4: devices that are connected and do nothing for ${size.idleSeconds} s. W5: every device makes its next edit when the last is durable.`,
      'Holdfast: the server as shipped and the app’s engine, without a pause before sending; accounts, sessions, merge by stamps and change notifications included. Plain REST: a request and an upsert an edit, one after another on each device, a pool of ten; a fresh device makes one GET. The prototype of the batching: one connection that writes everything that has arrived as one upsert. Neither of the two checks who is asking, merges, or tells other devices.',
      ...(entries.some(({ contender }) => contender.isPeer) ? [peerWords] : []),
      ...(missing.length > 0 ? [`Not there, as they could not be installed: ${missing.join(', ')}.`] : []),
      ...out.map(({ contender, problem }) => `${contender.name} did not do all of it: ${problem}.`),
      `Medians of ${size.runs} runs, of the other people’s of ${size.peerRuns}, of W3 with fewer devices and of W4 of one.`,
    ],
    tables: [
      offlineTable(entries),
      pacedTable(entries, devices),
      loopTable(entries, devices),
      idleTable(entries, devices.at(-1) ?? 0),
    ],
    plots: [
      plot(entries, devices, {
        of: 'paced',
        name: 'peers-latency',
        title: 'W3: p50 until durable',
        y: 'ms',
        pick: ({ p50Ms }) => p50Ms,
      }),
      plot(entries, devices, {
        of: 'loop',
        name: 'peers-loop',
        title: 'W5: durable edits a second',
        y: 'a second',
        pick: ({ perSecond }) => perSecond,
      }),
    ],
    goals: raceGoals(entries, size),
  };
}

const peerWords =
  'PouchDB: express-pouchdb on LevelDB, which hands writes to the operating system and does not force them to the disk; it replicates by checkpoints, and an edit counts when the client hears that it was pushed. Triplit: its server on SQLite (write-ahead log, synchronous = NORMAL), which does not force a commit to the disk either; an edit counts when the client’s outbox is acknowledged. TinyBase: a mergeable store for each user, kept by its own persister as one JSON text in Postgres, forced to the disk; its clients hear of no save, so its server tells them, and an edit counts then. It opens two connections a user, so it is run with a hundred devices at most. None of the three checks a session.';

interface PlotPlan {
  of: 'paced' | 'loop';
  name: string;
  title: string;
  y: string;
  pick(found: CrowdReading): number;
}

function plot(entries: readonly Entry[], devices: readonly number[], { of, name, title, y, pick }: PlotPlan): Plot {
  const pointsOf = (entry: Entry) =>
    devices.flatMap((count): [number, number][] => {
      const found = crowdOf(entry, of, count);
      return found === null ? [] : [[count, pick(found)]];
    });
  const lines = entries.map((entry) => ({ name: entry.contender.name, points: pointsOf(entry) }));
  return {
    name,
    title,
    x: 'devices',
    y,
    isLogX: true,
    isLogY: true,
    lines: lines.filter(({ points }) => points.length > 0),
  };
}
