/** A server process on a database of its own, with accounts, and what both cost while something happens. */
import { randomBytes } from 'node:crypto';
import { type BenchPostgres, benchRole } from './benchPostgres.ts';
import { cpuSeconds, familyCpuSeconds, memoryMiB, watchConnections } from './kit/processMeter.ts';
import { type Program, shippedNodeFlags, startProgram } from './program.ts';
import { type BenchAccount, seedAccounts } from './seedAccounts.ts';
import { createWireDevice } from './wireDevice.ts';

export interface Cost {
  statements: number;
  /** The most at once. */
  connections: number;
  serverCpu: number;
  postgresCpu: number;
  /** Of the whole machine's work, what the load itself took. */
  loadCpu: number;
  serverMiB: number;
}

export interface Contender {
  port: number;
  pid: number;
  databaseUrl: string;
  database: string;
  accounts: BenchAccount[];
  /** Begins to count; the returned function answers what it cost since. */
  meter(): Promise<() => Promise<Cost>>;
  /** Ends the server; the transactions from its start to its end are known afterwards. */
  stop(): Promise<{ transactions: number }>;
}

export interface HoldfastPlan {
  name: string;
  accounts: number;
  /** Todos every account has from the beginning. */
  recordsEach?: number;
  env?: Record<string, string>;
  /** Beside those it is shipped with. */
  nodeFlags?: string[];
}

/** The real program, on a new database. One account has shown that it can sync. */
export async function startHoldfast(postgres: BenchPostgres, plan: HoldfastPlan): Promise<Contender> {
  const secret = randomBytes(32).toString('hex');
  const databaseUrl = await postgres.createDatabase(plan.name);
  const env = { DATABASE_URL: databaseUrl, AUTH_SECRET: secret, ...plan.env };
  const program = await startProgram('holdfastServer.ts', {
    env,
    nodeFlags: [...shippedNodeFlags(), ...(plan.nodeFlags ?? [])],
  });
  const accounts = await seedAccounts(databaseUrl, {
    count: plan.accounts + 1,
    secret,
    recordsEach: plan.recordsEach ?? 0,
  });
  const [first, ...rest] = accounts;
  if (first === undefined) throw new Error('no account was made');
  const probe = createWireDevice(program.port, first);
  const { verdicts } = await probe.ask(probe.editOne());
  probe.close();
  if (verdicts[0]?.verdict !== 'applied') throw new Error('the first account cannot write');
  return asContender(postgres, program, { databaseUrl, database: plan.name, accounts: rest });
}

export function asContender(
  postgres: BenchPostgres,
  program: Program,
  facts: Pick<Contender, 'databaseUrl' | 'database' | 'accounts'>,
): Contender {
  const { database } = facts;
  return {
    ...facts,
    port: program.port,
    pid: program.pid,
    async meter() {
      const watch = watchConnections(postgres.pid(), `${benchRole} ${database}`);
      const read = async () => ({
        statements: await postgres.statements(database),
        serverCpu: cpuSeconds(program.pid),
        postgresCpu: familyCpuSeconds(postgres.pid()),
        loadCpu: process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6,
      });
      const before = await read();
      return async () => {
        const connections = watch.peak();
        watch.stop();
        const after = await read();
        return {
          statements: after.statements - before.statements,
          connections,
          serverCpu: after.serverCpu - before.serverCpu,
          postgresCpu: after.postgresCpu - before.postgresCpu,
          loadCpu: after.loadCpu - before.loadCpu,
          serverMiB: memoryMiB(program.pid).now,
        };
      };
    },
    async stop() {
      await program.stop();
      return { transactions: await postgres.transactions(database) };
    },
  };
}
