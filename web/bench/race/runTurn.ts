/** One contender's turn: a new server on an empty database, and all that is measured of it in this run. */
import type { HostedCost } from '@holdfast/sync-server/bench/kit/hostProtocol.ts';
import { wait } from '@holdfast/sync-server/bench/kit/waiting.ts';
import { startAnswering } from '../answering.ts';
import type { Host, HostedServer } from '../benchHost.ts';
import type { RaceContender } from './contenders.ts';
import type { CrowdCall, CrowdTimes } from './crowdCalls.ts';

export interface TurnPlan {
  /** Of W1. */
  records: number;
  crowds: {
    devices: number;
    /** W4 with them; 0: not in this run. */
    idleSeconds: number;
    /** W3; 0: not in this run. */
    pacedSeconds: number;
    loopSeconds: number;
  }[];
}

export interface OfflineReading {
  records: number;
  durableMs: number;
  freshMs: number;
  statements: number;
  cpu: number;
}

export type CrowdReading = CrowdTimes & HostedCost;

export interface Turn {
  offline: OfflineReading | null;
  idle: HostedCost | null;
  /** By devices. */
  paced: Map<number, CrowdReading>;
  loop: Map<number, CrowdReading>;
}

/** Of everything that is asked of the devices; who takes longer is out. */
const patienceMs = 60_000;
/** Of W1, so that nobody's first requests are counted. */
const warmShare = 0.05;

type Ask = <T>(call: CrowdCall) => Promise<T>;

/** Fills `turn`, also when it throws in the end; answers the version of Postgres. */
export async function runTurn(host: Host, contender: RaceContender, plan: TurnPlan, turn: Turn): Promise<string> {
  const crowds = plan.crowds.filter(({ devices }) => devices <= (contender.mostDevices ?? devices));
  const accounts = 2 + crowds.reduce((sum, { devices }) => sum + devices, 0);
  const server = await host.start({ ...contender.server, accounts, recordsEach: 0, maxConnections });
  const crowd = startAnswering<CrowdCall>(new URL('crowd.ts', import.meta.url));
  const ask: Ask = (call) => inTime(crowd.ask(call), call.call);
  try {
    const heartbeat = contender.heartbeatMs === undefined ? {} : { heartbeatMs: contender.heartbeatMs };
    await ask({ call: 'load', plan: { client: contender.client, port: server.port, ...heartbeat } });
    if (!contender.isIdleOnly)
      await sendOffline(server, ask, { account: 0, records: Math.ceil(plan.records * warmShare) });
    let used = 2;
    for (const size of crowds) {
      const whose = server.accounts.slice(used, used + size.devices);
      used += size.devices;
      if (contender.isIdleOnly && size.idleSeconds === 0) continue;
      await ask({ call: 'gather', accounts: whose });
      await runCrowd(server, ask, contender.isIdleOnly ? { ...size, pacedSeconds: 0, loopSeconds: 0 } : size, turn);
      await ask({ call: 'scatter' });
    }
    // Last: who keeps everybody's records in one table would have them in the way of all else.
    if (!contender.isIdleOnly) turn.offline = await sendOffline(server, ask, { account: 1, records: plan.records });
    return server.postgres;
  } finally {
    await crowd.end();
    await server.stop();
  }
}

/** For all of them on one Postgres: one needs two connections a device. */
const maxConnections = 300;

async function sendOffline(server: HostedServer, ask: Ask, plan: { account: number; records: number }) {
  const { records } = plan;
  const account = server.accounts[plan.account];
  if (account === undefined) throw new Error('too few accounts');
  await ask({ call: 'make', account, records });
  await server.beginMeter();
  const durableMs = await ask<number>({ call: 'send' });
  const cost = await server.readMeter();
  const freshMs = await ask<number>({ call: 'fresh' });
  return { records, durableMs, freshMs, statements: cost.statements, cpu: cpuOf(cost) };
}

async function runCrowd(server: HostedServer, ask: Ask, plan: TurnPlan['crowds'][number], turn: Turn): Promise<void> {
  const metered = async <T>(work: () => Promise<T>): Promise<T & HostedCost> => {
    await server.beginMeter();
    const found = await work();
    // What the host itself took is in it too: the load is what the devices took.
    return { ...(await server.readMeter()), ...found };
  };
  const { devices, idleSeconds, pacedSeconds, loopSeconds } = plan;
  if (idleSeconds > 0) turn.idle = await metered(() => wait(idleSeconds * 1000));
  if (pacedSeconds > 0) {
    turn.paced.set(devices, await metered(() => ask<CrowdTimes>({ call: 'paced', seconds: pacedSeconds })));
  }
  if (loopSeconds > 0) {
    turn.loop.set(devices, await metered(() => ask<CrowdTimes>({ call: 'loop', seconds: loopSeconds })));
  }
}

export function cpuOf({ serverCpu, postgresCpu }: HostedCost): number {
  return serverCpu + postgresCpu;
}

function inTime<T>(work: Promise<T>, what: string): Promise<T> {
  const late = wait(patienceMs).then(() => {
    throw new Error(`"${what}" took longer than ${patienceMs / 1000} s`);
  });
  return Promise.race([work, late]);
}
