/**
 * Many people with accounts at once. Signing up hashes a password, slowly on purpose, so accounts and sessions go
 * straight into the tables.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { readSecret } from '../src/auth/secret.ts';
import { createSessionCookie } from '../src/auth/sessionCookie.ts';
import { readConfig } from '../src/config.ts';
import { type Account, connect } from './account.ts';
import type { createTestServer } from './databases.ts';

type Server = Pick<Awaited<ReturnType<typeof createTestServer>>, 'app' | 'pool' | 'settings'>;

/** Each with a personal workspace of their own. The server has never seen any of them. */
export async function createPeople({ app, pool, settings }: Server, count: number): Promise<Account[]> {
  const config = readConfig(settings);
  const cookie = createSessionCookie(config.baseUrl, await readSecret(config));
  const rows = Array.from({ length: count }, () => ({
    account: randomBytes(16).toString('hex'),
    token: randomBytes(24).toString('base64url'),
    workspace: randomUUID(),
  }));
  await pool.query(insertText, [JSON.stringify(rows)]);
  return rows.map(({ account, token, workspace }) => {
    const email = `${account}@example.com`;
    return connect(app, { email, workspace, cookie: cookie.show(token), device: randomUUID() });
  });
}

/** They have been here before: the server remembers their sessions and roles. */
export async function createKnownPeople(server: Server, count: number): Promise<Account[]> {
  const people = await createPeople(server, count);
  await Promise.all(people.map(({ sync }) => sync()));
  return people;
}

const insertText = `
with given as (
  select * from jsonb_to_recordset($1::jsonb) as g (account text, token text, workspace uuid)
), users as (
  insert into "user" ("id", "name", "email", "emailVerified")
  select account, 'Someone', account || '@example.com', false from given
), sessions as (
  insert into "session" ("id", "expiresAt", "token", "updatedAt", "userId")
  select account, now() + interval '90 days', token, now(), account from given
), rooms as (
  insert into workspaces (id, name) select workspace, 'Personal' from given
)
insert into members (workspace_id, user_id, role) select workspace, account, 'owner' from given`;
