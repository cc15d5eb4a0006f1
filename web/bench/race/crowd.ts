/** The devices of one turn, in a process of their own: what a client leaves behind ends with it. */
import { newRecordId } from '@holdfast/sync-server/bench/kit/newRecordId.ts';
import { sampleTodo } from '@holdfast/sync-server/bench/kit/sampleTodo.ts';
import { inParallel } from '@holdfast/sync-server/bench/kit/waiting.ts';
import { answerCalls } from '../answering.ts';
import type { HostedAccount } from '../benchHost.ts';
import type { CrowdCall, CrowdPlan } from './crowdCalls.ts';
import { editInLoop, editPaced } from './crowdEdits.ts';
import type { RaceClient, RaceDevice } from './raceDevice.ts';

let open: (account: HostedAccount) => Promise<RaceDevice>;
let maker: { device: RaceDevice; account: HostedAccount; records: number } | null = null;
let crowd: RaceDevice[] = [];

async function load({ client, port, heartbeatMs }: CrowdPlan): Promise<void> {
  const { openDevice } = (await import(client)) as RaceClient;
  open = async (account) => openDevice({ port, account, ...(heartbeatMs !== undefined && { heartbeatMs }) });
}

async function make(account: HostedAccount, records: number): Promise<void> {
  const device = await open(account);
  for (let n = 0; n < records; n += 1) await device.add({ id: newRecordId(), ...sampleTodo(n) });
  maker = { device, account, records };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function madeOnes(): NonNullable<typeof maker> {
  if (maker === null) throw new Error('nothing was made');
  return maker;
}

function send(): Promise<number> {
  const { device } = madeOnes();
  return timed(async () => {
    await device.online();
    await device.settled();
  });
}

async function fresh(): Promise<number> {
  const { device, account, records } = madeOnes();
  const second = await open(account);
  const ms = await timed(async () => {
    await second.online();
    await second.received(records);
  });
  await Promise.all([device.close(), second.close()]);
  maker = null;
  return ms;
}

async function gather(accounts: readonly HostedAccount[]): Promise<void> {
  crowd = [];
  await inParallel(accounts, 20, async (account) => {
    const device = await open(account);
    await device.add({ id: newRecordId(), ...sampleTodo(crowd.length) });
    await device.online();
    await device.settled();
    crowd.push(device);
  });
}

async function answer(asked: CrowdCall): Promise<unknown> {
  if (asked.call === 'load') return load(asked.plan);
  if (asked.call === 'make') return make(asked.account, asked.records);
  if (asked.call === 'send') return send();
  if (asked.call === 'fresh') return fresh();
  if (asked.call === 'gather') return gather(asked.accounts);
  if (asked.call === 'paced') return editPaced(crowd, asked.seconds);
  if (asked.call === 'loop') return editInLoop(crowd, asked.seconds);
  return Promise.all(crowd.map((device) => device.close())).then(() => null);
}

// A client that fails in the background loses edits, and those are counted; it does not end the turn.
process.on('unhandledRejection', () => {});
answerCalls(answer);
