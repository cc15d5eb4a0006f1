/** Hears of what the database cannot read any more, whoever asked for it: the auth library shares the pool. */
import type { EventEmitter } from 'node:events';
import type pg from 'pg';
import { isDamage } from '../databaseError.ts';

/** Calls `tell` with the first error of that kind, once. To be called before the pool has any client. */
export function hearDamage(pool: pg.Pool, tell: (error: unknown) => void): void {
  let isTold = false;
  pool.on('connect', (client) => {
    const { connection } = client as unknown as { connection: EventEmitter };
    connection.on('errorMessage', (error: unknown) => {
      if (isTold || !isDamage(error)) return;
      isTold = true;
      tell(error);
    });
  });
}
