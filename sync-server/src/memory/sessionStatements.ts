/**
 * What is read of the auth library's sessions, for as many at once as ask. When one ends is said by the clock of the
 * database alone: there is one of it, and of processes many, any of whose clocks may be wrong.
 */
import type pg from 'pg';
import { runStatement } from '../database/statements.ts';

export interface StoredSession {
  userId: string;
  /** Milliseconds until it ends. */
  leftMs: number;
  /** It was old and has been renewed; the browser has to be told. */
  isRenewed: boolean;
}

export interface SessionLifetime {
  lifetimeMs: number;
  /** One that has lived this long is renewed when it is read. */
  renewAfterMs: number;
}

/** Answers per token, in order, in one statement; null for one that has ended or never was. Throws DatabaseUnavailable. */
export async function findSessions(
  pool: pg.Pool,
  tokens: readonly string[],
  { lifetimeMs, renewAfterMs }: SessionLifetime,
): Promise<(StoredSession | null)[]> {
  const values = [tokens, lifetimeMs, lifetimeMs - renewAfterMs];
  const rows = await runStatement<StoredSession & { token: string }>(pool, { text: findText, values });
  const found = new Map(rows.map(({ token, ...session }) => [token, session]));
  return tokens.map((token) => found.get(token) ?? null);
}

/** Lets a session that has just been made last as long as any. Throws DatabaseUnavailable. */
export async function beginSession(
  pool: pg.Pool,
  id: string,
  { lifetimeMs }: Pick<SessionLifetime, 'lifetimeMs'>,
): Promise<void> {
  const text = `update "session" set "expiresAt" = now() + $2::float8 * interval '1 ms' where "id" = $1`;
  await runStatement(pool, { text, values: [id, lifetimeMs] });
}

/** Both halves see the table as it was before, so each session is in one of them. */
const findText = `
with renewed as (
  update "session" set "expiresAt" = now() + $2::float8 * interval '1 ms', "updatedAt" = now()
  where "token" = any ($1::text[]) and "expiresAt" > now() and "expiresAt" <= now() + $3::float8 * interval '1 ms'
  returning "token", "userId", "expiresAt", true as "isRenewed"
), found as (
  select * from renewed
  union all
  select "token", "userId", "expiresAt", false from "session"
  where "token" = any ($1::text[]) and "expiresAt" > now() + $3::float8 * interval '1 ms'
)
select
  "token", "userId", "isRenewed",
  (extract(epoch from "expiresAt" - now()) * 1000)::float8 as "leftMs"
from found`;
