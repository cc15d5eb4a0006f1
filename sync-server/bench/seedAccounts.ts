/**
 * Many accounts at once: signing up hashes a password slowly on purpose, so users, sessions and memberships go straight
 * into the tables and the session cookies are signed as the auth library signs them.
 */
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';

export interface BenchAccount {
  workspace: string;
  /** `name=value`. */
  cookie: string;
}

export interface SeedPlan {
  count: number;
  /** The server's AUTH_SECRET. */
  secret: string;
  /** Todos every account has from the beginning. */
  recordsEach: number;
}

/** The database must be migrated: a server was started on it. */
export async function seedAccounts(databaseUrl: string, plan: SeedPlan): Promise<BenchAccount[]> {
  const { count, secret, recordsEach } = plan;
  const rows = Array.from({ length: count }, () => ({
    user: randomBytes(16).toString('hex'),
    session: randomBytes(16).toString('hex'),
    token: randomBytes(24).toString('base64url'),
    workspace: randomUUID(),
  }));
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(seedText, [JSON.stringify(rows)]);
    if (recordsEach > 0) await client.query(recordsText, [recordsEach]);
    await client.query('analyze');
  } finally {
    await client.end();
  }
  return rows.map(({ token, workspace }) => ({ workspace, cookie: sessionCookie(token, secret) }));
}

function sessionCookie(token: string, secret: string): string {
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return `holdfast.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

const seedText = `
with given as (
  select * from jsonb_to_recordset($1::jsonb) as g ("user" text, session text, token text, workspace uuid)
), users as (
  insert into "user" ("id", "name", "email", "emailVerified")
  select "user", 'Someone', "user" || '@example.com', false from given
), sessions as (
  insert into session ("id", "expiresAt", "token", "updatedAt", "userId")
  select session, now() + interval '90 days', token, now(), "user" from given
), rooms as (
  insert into workspaces (id, name) select workspace, 'Personal' from given
)
insert into members (workspace_id, user_id, role) select workspace, "user", 'owner' from given`;

const recordsText = `
with made as (
  insert into records (workspace_id, entity, id, fields, version, bytes)
  select w.id, 'todo', gen_random_uuid(), sample.fields, n, fields_bytes(sample.fields)
  from workspaces w, generate_series(1, $1::int) n
  cross join lateral (
    select jsonb_build_object(
      'title', jsonb_build_array('todo number ' || n, '018f00000000-0000-00000000000000aa'),
      'order', jsonb_build_array('a' || n, '018f00000000-0000-00000000000000aa')
    ) as fields offset 0
  ) sample
  returning workspace_id, bytes
)
update workspaces w set version = $1::int, bytes = held.bytes
from (select workspace_id, sum(bytes) as bytes from made group by workspace_id) held
where held.workspace_id = w.id`;
