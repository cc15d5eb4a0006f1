/** What is read of the auth library's sessions, for as many at once as ask. */
import type pg from 'pg';
import { runStatement } from './statements.ts';

export interface StoredSession {
  userId: string;
  /** Milliseconds since 1970. */
  expiresAtMs: number;
  /** It was about to grow old and lives on; the browser has to be told. */
  isRenewed: boolean;
}

export interface SessionLife {
  /** Milliseconds since 1970. */
  nowMs: number;
  lifetimeMs: number;
  /** One that has lived this long is renewed when it is read. */
  renewAfterMs: number;
}

/** Answers per token, in order, in one statement; null for one that has ended or never was. Throws DatabaseUnavailable. */
export async function findSessions(
  pool: pg.Pool,
  tokens: readonly string[],
  { nowMs, lifetimeMs, renewAfterMs }: SessionLife,
): Promise<(StoredSession | null)[]> {
  const moments = [nowMs, nowMs + lifetimeMs, nowMs + lifetimeMs - renewAfterMs].map((ms) => new Date(ms));
  const values = [tokens, ...moments];
  const rows = await runStatement<Row>(pool, { text: findText, values });
  const found = new Map(rows.map((row) => [row.token, row]));
  return tokens.map((token) => {
    const row = found.get(token);
    return row === undefined
      ? null
      : { userId: row.userId, expiresAtMs: row.expiresAt.getTime(), isRenewed: row.isRenewed };
  });
}

interface Row {
  token: string;
  userId: string;
  expiresAt: Date;
  isRenewed: boolean;
}

/** Both halves see the table as it was before, so each session is in one of them. */
const findText = `
with renewed as (
  update "session" set "expiresAt" = $3, "updatedAt" = $2
  where "token" = any ($1::text[]) and "expiresAt" > $2 and "expiresAt" <= $4
  returning "token", "userId", "expiresAt", true as "isRenewed"
)
select * from renewed
union all
select "token", "userId", "expiresAt", false from "session"
where "token" = any ($1::text[]) and "expiresAt" > $4`;
