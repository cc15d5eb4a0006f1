/**
 * Servers for benchmarks that are no part of the server: they come here as a child process and ask by messages
 * (`kit/hostProtocol.ts`). One server at a time, each with a Postgres of its own.
 */

import { type BenchPostgres, startBenchPostgres } from './benchPostgres.ts';
import { type Contender, type Cost, startHoldfast } from './contender.ts';
import type { HostAnswer, HostCall, ServerKind, StartReply, StartRequest } from './kit/hostProtocol.ts';
import { memoryMiB } from './kit/processMeter.ts';
import { startOldServer } from './oldDesign.ts';

/** What a small managed Postgres gave then, and what is enough now. */
const maxConnections: Record<ServerKind, number> = { old: 100, repaired: 100, holdfast: 10 };

let postgres: BenchPostgres | null = null;
let server: Contender | null = null;
let readCost: (() => Promise<Cost>) | null = null;
let transactionsBefore = 0;

async function start(request: StartRequest): Promise<StartReply> {
  const { kind, accounts, recordsEach } = request;
  postgres = await startBenchPostgres(maxConnections[kind]);
  server =
    kind === 'holdfast'
      ? await startHoldfast(postgres, { name: kind, accounts, recordsEach })
      : await startOldServer(postgres, { kind, accounts, recordsEach });
  await postgres.checkpoint();
  return {
    port: server.port,
    postgres: postgres.version,
    maxConnections: maxConnections[kind],
    accounts: server.accounts,
  };
}

async function answer(asked: HostCall): Promise<unknown> {
  if (asked.call === 'start') return start(asked.request);
  if (postgres === null || server === null) throw new Error('no server was started');
  if (asked.call === 'beginMeter') {
    readCost = await server.meter();
    transactionsBefore = await postgres.transactions(server.database);
    return null;
  }
  if (asked.call === 'readMeter') {
    const { now, peak } = memoryMiB(server.pid);
    return { ...(await readCost?.()), serverMiB: now, serverPeakMiB: peak };
  }
  const { transactions } = await server.stop();
  await postgres.stop();
  [server, postgres] = [null, null];
  return transactions - transactionsBefore;
}

process.on('message', (asked: HostCall) => {
  const reply = (text: HostAnswer) => process.send?.(text);
  answer(asked).then(
    (value) => reply({ value: value as never }),
    (error: unknown) => reply({ error: error instanceof Error ? error.message : String(error) }),
  );
});
// Whoever asked is gone, so nobody needs the servers.
process.on('disconnect', () => process.exit(0));
