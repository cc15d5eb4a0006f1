/** W1–W5: headless devices with the app's own engine against the real server, and what was measured elsewhere. */
import { middleOf } from '@holdfast/sync-server/bench/kit/measures.ts';
import { type BenchResult, type BenchSize, runBench, say } from '@holdfast/sync-server/bench/kit/result.ts';
import { crowdTable, deviceGoals, idleTable, loopTable, offlineTable, quotedTable } from './devicesReport.ts';
import { runOffline } from './offline.ts';
import { type Crowd, w3, w4, w5 } from './online.ts';

const sizes = {
  full: {
    records: 10_000,
    edits: 1000,
    crowds: [100, 500, 2000],
    loops: [100, 500],
    seconds: 20,
    loopSeconds: 10,
    idle: 500,
    idleSeconds: 30,
    runs: 3,
  },
  quick: {
    records: 2000,
    edits: 1000,
    crowds: [20, 100],
    loops: [20, 100],
    seconds: 3,
    loopSeconds: 2,
    idle: 50,
    idleSeconds: 3,
    runs: 1,
  },
  tiny: {
    records: 1200,
    edits: 100,
    crowds: [10],
    loops: [10],
    seconds: 1,
    loopSeconds: 0.5,
    idle: 10,
    idleSeconds: 0.5,
    runs: 1,
  },
};

export async function devices(name: BenchSize): Promise<BenchResult> {
  const size = sizes[name];
  say('devices: W1, W2');
  const { w1: offline, w2: edited, postgres } = await runOffline(size);
  const second: Crowd[][] = size.crowds.map(() => []);
  const loop: Crowd[][] = size.loops.map(() => []);
  for (let run = 1; run <= size.runs; run += 1) {
    say(`devices: run ${run} of ${size.runs}, W3 and W5`);
    for (const [n, count] of size.crowds.entries()) second[n]?.push(await w3(count, size.seconds));
    for (const [n, count] of size.loops.entries()) loop[n]?.push(await w5(count, size.loopSeconds));
  }
  say('devices: W4');
  const idle = await w4(size.idle, size.idleSeconds);
  const [crowds, loops] = [second.map(middleOf), loop.map(middleOf)];
  return {
    name: 'devices',
    title: 'Devices: the app’s engine against the real server',
    size: name,
    postgres,
    method: [
      'Headless devices run the engine of the app; their database is in memory, their transport a plain socket with the app’s headers and compression. Each has an account and, in W3 to W5, an open live stream. All of them share one process; the server and a Postgres with max_connections = 10 and fsync on are others on the same machine.',
      'W1: records of about 250 bytes of values made offline; the time until the last is acknowledged, and until a second, empty device has them all. W2: one record edited again and again offline. W3: an edit a second from every device, the pause before sending set to 0; the time from the local write to the acknowledgement after the commit. W4: devices that only listen. W5: every device makes its next edit when the last is acknowledged.',
      `Medians of ${size.runs} runs; W1 after one that warms up.`,
    ],
    tables: [
      offlineTable(offline, edited),
      crowdTable(crowds),
      loopTable(loops),
      idleTable(idle),
      quotedTable({ offline, edited, crowds, loops }),
    ],
    plots: [],
    goals: deviceGoals({ offline, edited, crowds, loops, idle }),
  };
}

await runBench(devices);
