/** The server under measurement, in another process: this side knows only the protocol of the app and of the host. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type {
  HostAnswer,
  HostCall,
  HostedAccount,
  HostedCost,
  StartReply,
  StartRequest,
} from '@holdfast/sync-server/bench/kit/hostProtocol.ts';

export interface HostedServer extends StartReply {
  /** Counting begins anew. */
  beginMeter(): Promise<void>;
  readMeter(): Promise<HostedCost>;
  /** Answers the transactions since the meter began. */
  stop(): Promise<number>;
}

export type { HostedAccount, HostedCost };

const hostProgram = fileURLToPath(new URL('../../sync-server/bench/host.ts', import.meta.url));

export async function startHostedServer(request: StartRequest): Promise<HostedServer> {
  const host = fork(hostProgram, { execArgv: ['--import', 'tsx'] });
  const ask = async <T>(call: HostCall): Promise<T> => {
    host.send(call);
    const ended = new AbortController();
    const [answer] = (await Promise.race([
      once(host, 'message', { signal: ended.signal }),
      once(host, 'exit', { signal: ended.signal }).then(() => [{ error: 'the host ended' }]),
    ]).finally(() => ended.abort())) as [HostAnswer];
    if ('error' in answer) throw new Error(answer.error);
    return answer.value as T;
  };
  const started = await ask<StartReply>({ call: 'start', request });
  return {
    ...started,
    beginMeter: () => ask({ call: 'beginMeter' }),
    readMeter: () => ask({ call: 'readMeter' }),
    async stop() {
      const transactions = await ask<number>({ call: 'stop' });
      host.disconnect();
      return transactions;
    },
  };
}
