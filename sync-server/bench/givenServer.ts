/** Starting a server that is no part of the project: a program, an empty database, and names for its users. */
import { randomUUID } from 'node:crypto';
import type { BenchPostgres } from './benchPostgres.ts';
import { asContender, type Contender } from './contender.ts';
import { startProgram } from './program.ts';

export interface GivenPlan {
  /** Of its database. */
  name: string;
  /** Its address (`file:`). */
  program: string;
  accounts: number;
}

/** An account's "cookie" is the user, its "workspace" the same: none of these servers asks who it is. */
export async function startGivenServer(postgres: BenchPostgres, plan: GivenPlan): Promise<Contender> {
  const databaseUrl = await postgres.createDatabase(plan.name);
  const program = await startProgram(plan.program, { env: { DATABASE_URL: databaseUrl } });
  const users = Array.from({ length: plan.accounts }, () => randomUUID());
  const accounts = users.map((user) => ({ workspace: user, cookie: `user=${user}` }));
  return asContender(postgres, program, { databaseUrl, database: plan.name, accounts });
}
