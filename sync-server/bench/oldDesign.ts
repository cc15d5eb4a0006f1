/** Starting the dashboards that came before, with users who have something to show. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { BenchPostgres } from './benchPostgres.ts';
import { asContender, type Contender } from './contender.ts';
import { startProgram } from './program.ts';

export interface OldPlan {
  /** Of its database. */
  name: string;
  kind: 'old' | 'repaired';
  accounts: number;
  /** Spread over the four widgets. */
  recordsEach: number;
}

export const widgets = ['todos', 'sales', 'events', 'links'] as const;

/** An account's "cookie" is the user, its "workspace" the same: who may what is not what is compared. */
export async function startOldServer(postgres: BenchPostgres, plan: OldPlan): Promise<Contender> {
  const databaseUrl = await postgres.createDatabase(plan.name);
  const users = Array.from({ length: plan.accounts }, () => randomUUID());
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (const widget of widgets) {
    await client.query(
      `create table ${widget} (
        id uuid primary key, user_id text not null, title text not null, done boolean not null default false,
        updated_at timestamptz not null default now()
      );
      create index on ${widget} (user_id)`,
    );
    await client.query(
      `insert into ${widget} (id, user_id, title)
        select gen_random_uuid(), u, 'record number ' || n from unnest($1::text[]) u, generate_series(1, $2::int) n`,
      [users, Math.ceil(plan.recordsEach / widgets.length)],
    );
  }
  await client.query('analyze');
  await client.end();
  const env = { DATABASE_URL: databaseUrl, DESIGN: plan.kind };
  const program = await startProgram('oldServer.ts', { env });
  const accounts = users.map((user) => ({ workspace: user, cookie: `user=${user}` }));
  return asContender(postgres, program, { databaseUrl, database: plan.name, accounts });
}
