/** How statements reach the database: alone, or several as one transaction in one network round trip. */
import type { Writable } from 'node:stream';
import type pg from 'pg';
import { isLostConnection, readDatabaseError } from './databaseError.ts';

/** The one level at which a statement sees what was committed while the one before it waited [SV2]. */
export const isolation = 'read committed';

/** Unnamed and with parameters only: PgBouncer in transaction mode may hand each one to another session. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** One statement, outside a transaction. Throws DatabaseUnavailable when a retry is the answer. */
export async function runStatement<Row extends pg.QueryResultRow>(pool: pg.Pool, statement: Statement): Promise<Row[]> {
  return lendClient(pool, async (client) => (await client.query<Row>(statement)).rows);
}

/**
 * The statements between BEGIN and COMMIT, all on the wire before the first answer (the pool's clients pipeline).
 * When one fails the rest fail with it and COMMIT rolls back; the first failure is thrown.
 */
export async function runTransaction(pool: pg.Pool, statements: Statement[]): Promise<pg.QueryResultRow[][]> {
  return lendClient(pool, (client) => inOneTrip(client, statements, 'commit'));
}

/** Like `runTransaction`, leaving nothing behind: whether these statements would succeed. */
export async function tryTransaction(pool: pg.Pool, statements: Statement[]): Promise<void> {
  await lendClient(pool, (client) => inOneTrip(client, statements, 'rollback'));
}

async function inOneTrip(client: pg.PoolClient, statements: Statement[], end: 'commit' | 'rollback') {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  // One packet, not one a statement: each write would wake the other side for a sixth of the work.
  stream.cork();
  const asked = [
    client.query(`begin isolation level ${isolation}`),
    ...statements.map((statement) => client.query<pg.QueryResultRow>(statement)),
    client.query(end),
  ];
  stream.uncork();
  const answers = await Promise.allSettled(asked);
  const results = answers.map((answer) => {
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value.rows;
  });
  return results.slice(1, -1);
}

/** A connection that failed within this time had been lost before: waiting longer would repeat a slow failure. */
const staleMs = 1_000;
/** One more than the pool holds, for all of them may be stale. */
const maxTries = 5;

/**
 * A connection that lay idle may be gone without our knowing: a serverless Postgres drops them when it sleeps [DB4].
 * Then the work is done again on another one; every statement here may run twice without harm.
 */
async function lendClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    const client = await pool.connect().catch((error: unknown) => {
      throw readDatabaseError(error);
    });
    const began = performance.now();
    try {
      const result = await work(client);
      client.release();
      return result;
    } catch (error) {
      const isLost = isLostConnection(error);
      client.release(isLost);
      if (isLost && tries < maxTries && performance.now() - began < staleMs) continue;
      throw readDatabaseError(error);
    }
  }
}
