/** Stops the world for what is sent next: the process of Postgres that will serve it, until it is let go on. */
import type pg from 'pg';

/**
 * Leaves the pool one connection, which the next statement will take, and nothing that is sent on it is answered until
 * `thaw`. Later statements open others. `stranger`: somebody else in the same database.
 */
export async function freezeConnection(pool: pg.Pool, stranger: pg.Client): Promise<{ thaw(): void }> {
  await stranger.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'holdfast'`,
  );
  while (pool.totalCount > 0) await new Promise(setImmediate);
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  const pid = rows[0]?.pid as number;
  process.kill(pid, 'SIGSTOP');
  return { thaw: () => void process.kill(pid, 'SIGCONT') };
}
