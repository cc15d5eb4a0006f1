/** Thousands of devices that listen and do nothing: what they cost the database, the server and its memory. */

import { freshness } from '../src/memory/freshness.ts';
import { startBenchPostgres } from './benchPostgres.ts';
import { startHoldfast } from './contender.ts';
import { type LiveStream, openLiveStream } from './kit/liveStream.ts';
import { memoryMiB } from './kit/processMeter.ts';
import { type BenchResult, type BenchSize, rounded, runBench, say } from './kit/result.ts';
import { inParallel, wait } from './kit/waiting.ts';
import { createWireDevice } from './wireDevice.ts';

const sizes = {
  full: { devices: 5000, windowMs: 60_000, quietMs: freshness.quietAfterMs },
  quick: { devices: 200, windowMs: 5000, quietMs: 0 },
  tiny: { devices: 20, windowMs: 500, quietMs: 0 },
};
/** Of a real device. */
const heartbeatMinutes = 5;

export async function idle(name: BenchSize): Promise<BenchResult> {
  const { devices, windowMs, quietMs } = sizes[name];
  const postgres = await startBenchPostgres(10);
  const server = await startHoldfast(postgres, { name: 'idle', accounts: devices });
  say(`idle: ${devices} devices sync once and begin to listen`);
  const wires = server.accounts.map((account) => ({ account, wire: createWireDevice(server.port, account) }));
  await inParallel(wires, 50, async ({ wire }) => {
    await wire.exchange('');
    wire.close();
  });
  const before = memoryMiB(server.pid).now;
  const streams: LiveStream[] = [];
  await inParallel(wires, 100, async ({ account, wire }) => {
    const stream = openLiveStream(server.port, account, wire.id);
    await stream.opened;
    streams.push(stream);
  });
  const perStreamKiB = ((memoryMiB(server.pid).now - before) / devices) * 1024;
  say(`idle: ${(quietMs + windowMs) / 1000} s`);
  await wait(quietMs);
  const read = await server.meter();
  const began = performance.now();
  for (const [n, { wire }] of wires.entries()) {
    await wait(began + (n / devices) * windowMs - performance.now());
    await wire.exchange('');
    wire.close();
  }
  await wait(began + windowMs - performance.now());
  const seconds = (performance.now() - began) / 1000;
  const cost = await read();
  const open = streams.filter((stream) => stream.isOpen()).length;
  for (const stream of streams) stream.close();
  await server.stop();
  await postgres.stop();
  return {
    name: 'idle',
    title: 'Idle: devices that only listen',
    size: name,
    postgres: postgres.version,
    method: [
      `Every device has an account and an open live stream, and asks once in the window whether there is news; in life it asks every ${heartbeatMinutes} minutes. The window begins ${quietMs / 1000} s after the devices came: for as long after the last write the server confirms once a minute, in one statement, what it remembers. Memory is what the server’s process grew by while the streams were opened.`,
    ],
    tables: [
      {
        title: 'In the window',
        columns: [
          'devices',
          'seconds',
          'heartbeats',
          'statements',
          'statements/s',
          'connections',
          'server CPU %',
          'Postgres CPU %',
          'server MiB',
          'KiB a stream',
          'streams open',
        ],
        rows: [
          [
            devices,
            rounded(seconds),
            devices,
            cost.statements,
            rounded(cost.statements / seconds),
            cost.connections,
            rounded((cost.serverCpu / seconds) * 100),
            rounded((cost.postgresCpu / seconds) * 100),
            Math.round(cost.serverMiB),
            rounded(perStreamKiB),
            open,
          ],
        ],
      },
    ],
    plots: [],
    goals: [
      {
        what: `${devices} idle devices: statements`,
        goal: '0',
        measured: `${cost.statements}`,
        isMet: cost.statements === 0,
      },
      {
        what: `${devices} idle devices: streams still open`,
        goal: `${devices}`,
        measured: `${open}`,
        isMet: open === devices,
      },
    ],
  };
}

await runBench(idle);
