/**
 * Servers for benchmarks that are no part of the server: they come here as a child process and ask by messages
 * (`kit/hostProtocol.ts`). One server at a time, each with a database of its own, on one Postgres.
 */

import { type BenchPostgres, startBenchPostgres } from './benchPostgres.ts';
import { type Contender, type Cost, startHoldfast } from './contender.ts';
import { startGivenServer } from './givenServer.ts';
import type { HostAnswer, HostCall, StartReply, StartRequest } from './kit/hostProtocol.ts';
import { memoryMiB } from './kit/processMeter.ts';
import { startOldServer } from './oldDesign.ts';

/** What a small managed Postgres gave then, and what is enough now. */
const mostConnections: Record<StartRequest['kind'], number> = { old: 100, repaired: 100, holdfast: 10, given: 30 };

let postgres: BenchPostgres | null = null;
let server: Contender | null = null;
let readCost: (() => Promise<Cost>) | null = null;
let transactionsBefore = 0;
let starts = 0;

async function start(request: StartRequest): Promise<StartReply> {
  const { kind, maxConnections = mostConnections[kind] } = request;
  postgres ??= await startBenchPostgres(maxConnections);
  server = await startServer(postgres, request);
  await postgres.checkpoint();
  return {
    port: server.port,
    postgres: postgres.version,
    maxConnections,
    accounts: server.accounts,
  };
}

function startServer(
  on: BenchPostgres,
  { kind, accounts, recordsEach, program = '' }: StartRequest,
): Promise<Contender> {
  starts += 1;
  const name = `${kind}_${starts}`;
  if (kind === 'holdfast') return startHoldfast(on, { name, accounts, recordsEach });
  if (kind === 'given') return startGivenServer(on, { name, program, accounts });
  return startOldServer(on, { name, kind, accounts, recordsEach });
}

async function answer(asked: HostCall): Promise<unknown> {
  if (asked.call === 'start') return start(asked.request);
  if (asked.call === 'end') return postgres?.stop().then(() => null);
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
  await postgres.dropDatabase(server.database);
  server = null;
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
