/** What was made offline and is sent at once: ten thousand records (W1), and one record edited a thousand times (W2). */
import { middleOf } from '@holdfast/sync-server/bench/kit/measures.ts';
import { newRecordId } from '@holdfast/sync-server/bench/kit/newRecordId.ts';
import { sampleTodo } from '@holdfast/sync-server/bench/kit/sampleTodo.ts';
import { createBenchDevice } from './benchDevice.ts';
import { type HostedAccount, type HostedServer, startHostedServer } from './benchHost.ts';

export interface W1 {
  records: number;
  durableMs: number;
  perSecond: number;
  freshDeviceMs: number;
  statements: number;
  requests: number;
  sentMiB: number;
  receivedMiB: number;
}

async function w1Run(server: HostedServer, account: HostedAccount, records: number): Promise<W1> {
  const writer = createBenchDevice({ port: server.port, account });
  for (let n = 0; n < records; n += 1) writer.store.write('todo', newRecordId(), { ...sampleTodo(n) });
  await server.beginMeter();
  const durableMs = await timed(async () => {
    writer.engine.trigger('start');
    await writer.synced();
  });
  const { statements } = await server.readMeter();
  const fresh = createBenchDevice({ port: server.port, account });
  const freshDeviceMs = await timed(async () => {
    fresh.engine.trigger('start');
    await fresh.synced();
  });
  if (fresh.store.records !== records || writer.store.refused > 0) throw new Error('records are missing');
  const [sent, received] = [writer.transport.traffic(), fresh.transport.traffic()];
  await Promise.all([writer.close(), fresh.close()]);
  return {
    records,
    durableMs,
    perSecond: (records / durableMs) * 1000,
    freshDeviceMs,
    statements,
    requests: sent.requests,
    sentMiB: sent.sentBytes / 2 ** 20,
    receivedMiB: received.receivedBytes / 2 ** 20,
  };
}

export interface W2 {
  edits: number;
  changes: number;
  requests: number;
  bodyBytes: number;
  statements: number;
}

/** The record is there and known on both sides; then it is edited offline again and again. */
async function w2Run(server: HostedServer, account: HostedAccount, edits: number): Promise<W2> {
  const device = createBenchDevice({ port: server.port, account });
  const id = newRecordId();
  device.store.write('todo', id, { ...sampleTodo(1) });
  device.engine.trigger('start');
  await device.synced();
  const before = device.transport.traffic();
  for (let n = 1; n <= edits; n += 1) device.store.write('todo', id, { title: `edit number ${n}` });
  await server.beginMeter();
  device.engine.trigger('person');
  await device.synced();
  const { statements } = await server.readMeter();
  const after = device.transport.traffic();
  await device.close();
  return {
    edits,
    changes: after.changes - before.changes,
    requests: after.requests - before.requests,
    bodyBytes: after.bodyBytes - before.bodyBytes,
    statements,
  };
}

export interface OfflinePlan {
  records: number;
  edits: number;
  /** Of W1, after one that warms up. */
  runs: number;
}

/** Medians of W1, and one W2, which has nothing to vary. */
export async function runOffline({ records, edits, runs }: OfflinePlan) {
  const server = await startHostedServer({ kind: 'holdfast', accounts: runs + 2, recordsEach: 0 });
  const [last, ...accounts] = server.accounts as [HostedAccount, ...HostedAccount[]];
  const found: W1[] = [];
  for (const account of accounts) found.push(await w1Run(server, account, records));
  const w2 = await w2Run(server, last, edits);
  await server.stop();
  return { w1: middleOf(found.slice(1)), w2, postgres: server.postgres };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
