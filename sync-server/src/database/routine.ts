/**
 * Statements kept in the database under a name, so that each session plans them once. A plan costs more than most
 * batches take to run, and a prepared statement would be state of a session that PgBouncer hands to others.
 * https://www.postgresql.org/docs/current/plpgsql-implementation.html#PLPGSQL-PLAN-CACHING
 */
import { createHash } from 'node:crypto';
import type pg from 'pg';

export interface Routine {
  /** Ends with a digest of the text: during an update both versions of the server find their own. */
  name: string;
  definition: string;
}

export interface RoutineText {
  /** What it is called, without the digest. */
  title: string;
  /** Types; the body says $1, $2 … */
  takes: readonly string[];
  returns: string;
  /** Each statement of a volatile one sees what was committed before that statement began, those of a stable one all the same. */
  volatility?: 'volatile' | 'stable';
  /** Only called by another one, whose settings hold. */
  isInner?: boolean;
  /** In PL/pgSQL. */
  body: string;
}

/**
 * One plan for any number of rows, and it is kept while tables grow. So nothing may be left to choose, whatever size the
 * planner takes a table for: a row is looked up in a `lateral` of its own, which `limit` or `offset` keeps from becoming
 * a join; where a table has two indexes that begin alike, `order by` says which one, for nothing is sorted here; and what
 * was looked up is changed at its place (`ctid`), where a join by key could read a whole index.
 */
const settings = `
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_material = off
  set enable_sort = off
  set jit = off`;

export function defineRoutine({
  title,
  takes,
  returns,
  volatility = 'volatile',
  isInner = false,
  body,
}: RoutineText): Routine {
  const rest = `(${takes.join(', ')}) returns ${returns} language plpgsql ${volatility}${isInner ? '' : settings}
as $routine$
#variable_conflict use_column
begin
${body}
end $routine$`;
  const name = `${title}_${createHash('sha256').update(rest).digest('hex').slice(0, 12)}`;
  return { name, definition: `create or replace function ${name}${rest}` };
}

/**
 * Runs in the caller's transaction. Those of other versions stay: a process of such a version may be at work, and a
 * few kilobytes are all they cost.
 */
export async function updateRoutines(client: pg.ClientBase, routines: readonly Routine[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select proname as name from pg_proc where proname = any ($1) and pronamespace = current_schema()::regnamespace`,
    [routines.map(({ name }) => name)],
  );
  const present = new Set(rows.map(({ name }) => name));
  for (const { name, definition } of routines) if (!present.has(name)) await client.query(definition);
}
