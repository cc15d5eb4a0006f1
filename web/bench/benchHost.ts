/** The server under measurement, in another process: this side knows only the protocol of the app and of the host. */
import type {
  HostCall,
  HostedAccount,
  HostedCost,
  StartReply,
  StartRequest,
} from '@holdfast/sync-server/bench/kit/hostProtocol.ts';
import { startAnswering } from './answering.ts';

export interface HostedServer extends StartReply {
  /** Counting begins anew. */
  beginMeter(): Promise<void>;
  readMeter(): Promise<HostedCost>;
  /** Answers the transactions since the meter began. */
  stop(): Promise<number>;
}

/** One Postgres, and servers on it, one after another. */
export interface Host {
  start(request: StartRequest): Promise<HostedServer>;
  end(): Promise<void>;
}

export type { HostedAccount, HostedCost };

const hostProgram = new URL('../../sync-server/bench/host.ts', import.meta.url);

export function openHost(): Host {
  const { ask, end } = startAnswering<HostCall>(hostProgram);
  return {
    async start(request) {
      const started = await ask<StartReply>({ call: 'start', request });
      return {
        ...started,
        beginMeter: () => ask({ call: 'beginMeter' }),
        readMeter: () => ask({ call: 'readMeter' }),
        stop: () => ask<number>({ call: 'stop' }),
      };
    },
    async end() {
      await ask({ call: 'end' });
      await end();
    },
  };
}

/** A server alone on a Postgres. */
export async function startHostedServer(request: StartRequest): Promise<HostedServer> {
  const host = openHost();
  const server = await host.start(request);
  return {
    ...server,
    async stop() {
      const transactions = await server.stop();
      await host.end();
      return transactions;
    },
  };
}
