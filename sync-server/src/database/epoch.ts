/** The name of this database's history. Every cursor carries one made from it, so a new one makes every device look again. */
import type pg from 'pg';

/** What processes on this database are told by NOTIFY goes under this name. */
export const notificationChannelName = 'holdfast_news';

/** Two arguments for a routine: asked once a batch, for they cost a good part of a small push. */
export const epochAndIncarnation = 'database_epoch(), database_life()';

/**
 * Every cursor given until now is foreign from now on: each device pages a snapshot and brings back what is missing
 * [RH1]. Needs nothing but the first tables, so it may run before the migrations. Throws what the database threw.
 */
export async function startNewEpoch(queryable: pg.ClientBase | pg.Pool): Promise<void> {
  await queryable.query(`update server_state set epoch = replace(gen_random_uuid()::text, '-', '')`);
  // No change notification anybody can read: processes that listen look at once whether what they remember still holds.
  await queryable.query(`select pg_notify('${notificationChannelName}', 'new epoch')`);
}
