/**
 * W1, W3, W4 and W5 by turns on one Postgres: the real server and the app's engine beside plain REST, a prototype of the
 * batching, and three other people's ways to sync. Those lie in `race/peers/`, which a plain install does not touch.
 */
import { type BenchResult, type BenchSize, runBench, say } from '@holdfast/sync-server/bench/kit/result.ts';
import { type Host, openHost } from './benchHost.ts';
import { installPeers } from './installPeers.ts';
import { contenders, type RaceContender } from './race/contenders.ts';
import type { Entry } from './race/entry.ts';
import { raceReport } from './race/raceReport.ts';
import { runTurn, type Turn, type TurnPlan } from './race/runTurn.ts';

export interface RaceSize {
  records: number;
  /** Ascending; W4 is done with the last. In how many of the runs W3 is done. */
  crowds: { devices: number; pacedRuns: number }[];
  pacedSeconds: number;
  loopSeconds: number;
  idleSeconds: number;
  runs: number;
  /** Of the peers, which take longer and are not what the goals are held against. */
  peerRuns: number;
  /** Before the first run, by everybody who needs no installing: a new Postgres is slow to whoever comes first. */
  warmSeconds: number;
}

const sizes: Record<BenchSize, RaceSize> = {
  full: {
    records: 10_000,
    crowds: [
      { devices: 100, pacedRuns: 1 },
      { devices: 500, pacedRuns: 3 },
    ],
    pacedSeconds: 20,
    loopSeconds: 4,
    idleSeconds: 20,
    runs: 3,
    peerRuns: 1,
    warmSeconds: 1,
  },
  quick: {
    records: 2000,
    crowds: [
      { devices: 20, pacedRuns: 1 },
      { devices: 100, pacedRuns: 1 },
    ],
    pacedSeconds: 3,
    loopSeconds: 1.5,
    idleSeconds: 3,
    runs: 1,
    peerRuns: 1,
    warmSeconds: 1,
  },
  tiny: {
    records: 200,
    crowds: [{ devices: 5, pacedRuns: 1 }],
    pacedSeconds: 1,
    loopSeconds: 0.3,
    idleSeconds: 0.2,
    runs: 1,
    peerRuns: 0,
    warmSeconds: 0,
  },
};

/** `run`: from 1 on. W4 is done in the first: what idle devices cost hardly varies. */
function planTurn(size: RaceSize, run: number): TurnPlan {
  const { records, crowds, pacedSeconds, loopSeconds, idleSeconds } = size;
  return {
    records,
    crowds: crowds.map(({ devices, pacedRuns }, n) => ({
      devices,
      idleSeconds: run === 1 && n === crowds.length - 1 ? idleSeconds : 0,
      pacedSeconds: run <= pacedRuns ? pacedSeconds : 0,
      loopSeconds,
    })),
  };
}

function isInRun({ isPeer, isIdleOnly }: RaceContender, size: RaceSize, run: number): boolean {
  if (isIdleOnly) return run === 1;
  return run <= (isPeer ? size.peerRuns : size.runs);
}

export async function peers(name: BenchSize): Promise<BenchResult> {
  const size = sizes[name];
  const names = contenders.filter(({ isPeer }) => isPeer).map((peer) => peer.name);
  const wantsPeers = size.peerRuns > 0;
  const hasPeers = wantsPeers && (await installPeers({ path: 'web/bench/race/peers', names: names.join(', ') }));
  const present = contenders.filter(({ isPeer }) => hasPeers || !isPeer);
  const entries = present.map((contender): Entry => ({ contender, turns: [], problem: null }));
  const host = openHost();
  let postgres = '';
  if (size.warmSeconds > 0) await warmUp(host, size);
  for (let run = 1; run <= size.runs; run += 1) {
    for (const entry of inTurn(entries, run)) {
      const { contender } = entry;
      if (!isInRun(contender, size, run) || entry.problem !== null) continue;
      say(`peers: run ${run} of ${size.runs}, ${contender.name}`);
      const turn = newTurn();
      entry.turns.push(turn);
      try {
        postgres = await runTurn(host, contender, planTurn(size, run), turn);
      } catch (error) {
        if (!contender.isPeer) throw error;
        entry.problem = error instanceof Error ? error.message : String(error);
        say(`peers: ${contender.name} is out: ${entry.problem}`);
      }
    }
  }
  await host.end();
  const missing = wantsPeers && !hasPeers ? names : [];
  return raceReport({ name, size, entries, missing, postgres });
}

function newTurn(): Turn {
  return { offline: null, idle: null, paced: new Map(), loop: new Map() };
}

async function warmUp(host: Host, { warmSeconds }: RaceSize): Promise<void> {
  const crowd = { devices: 100, idleSeconds: 0, pacedSeconds: 0, loopSeconds: warmSeconds };
  for (const contender of contenders.filter(({ isPeer, isIdleOnly }) => !isPeer && !isIdleOnly)) {
    say(`peers: ${contender.name} warms up`);
    await runTurn(host, contender, { records: 500, crowds: [crowd] }, newTurn());
  }
}

/** Who begins changes from run to run. */
function inTurn<T>(all: readonly T[], run: number): T[] {
  return all.map((_, n) => all[(n + run - 1) % all.length] as T);
}

await runBench(peers);
