/** What a balancer asks: is the process up, and does it want requests. */
import type { Context } from 'hono';
import type pg from 'pg';
import { runStatement } from '../database/statements.ts';
import type { Memory } from '../memory/memory.ts';

const patienceMs = 2_000;

/** Never asks the database, so a database that sleeps stays asleep. */
export function healthRoute(c: Context): Response {
  return c.json({ status: 'up' });
}

export interface ReadyParts {
  pool: pg.Pool;
  memory: Pick<Memory, 'freshness'>;
  isDraining: () => boolean;
}

/** Asked every few seconds, it asks the database only while that is in use: one that sleeps is not woken [DB4]. */
export function readyRoute({ pool, memory, isDraining }: ReadyParts) {
  return async (c: Context): Promise<Response> => {
    if (isDraining()) return c.json({ status: 'draining' }, 503);
    const isReady = memory.freshness.isQuiet() || (await Promise.race([answers(pool), timeOut()]));
    return isReady ? c.json({ status: 'ready' }) : c.json({ status: 'database away' }, 503);
  };
}

function answers(pool: pg.Pool): Promise<boolean> {
  return runStatement(pool, { text: 'select 1', values: [] }).then(
    () => true,
    () => false,
  );
}

function timeOut(): Promise<boolean> {
  return new Promise((resolve) => setTimeout(resolve, patienceMs, false).unref());
}
