/** How full the whole database is, not only with what this process opened. */
import type pg from 'pg';
import { runStatement } from './statements.ts';

export interface ConnectionCount {
  /** Of every program, to every database of this Postgres. */
  used: number;
  /** `max_connections`: the last few of them are kept for the operator. */
  limit: number;
}

/**
 * Any role may read this much. Through PgBouncer it is still the real database that answers.
 * Of sessions that are not its own an ordinary role sees no backend_type, but the kinds without a user are known.
 */
export async function countConnections(pool: pg.Pool): Promise<ConnectionCount> {
  const [row] = await runStatement<{ used: number; limit: number }>(pool, {
    text: `select count(*)::int as used, current_setting('max_connections')::int as limit from pg_stat_activity
      where datid is not null and usesysid is not null and coalesce(backend_type, 'client backend') = 'client backend'`,
    values: [],
  });
  if (row === undefined) throw new Error('the database did not count its connections');
  return row;
}
