/** Brings tables, routines and views up to date at the start: one transaction, one process at a time, all or nothing. */
import { fileURLToPath } from 'node:url';
import type { Registry } from '@holdfast/shared/entities/defineEntity';
import { runner } from 'node-pg-migrate';
import pg from 'pg';
import { type Routine, updateRoutines } from './routine.ts';
import { updateViews } from './views.ts';

const folder = fileURLToPath(new URL('../../migrations', import.meta.url));
/** Any number, the same in every version of the server. */
const lockKey = 4_653_127;
const silent = { debug() {}, info() {}, warn() {}, error() {} };

export interface Schema {
  /** A view of each of its entities is kept. */
  registry: Registry;
  /** What the server calls. */
  routines: readonly Routine[];
}

/** `directUrl`: the same database past PgBouncer, where there is one. Throws what the database threw. */
export async function migrate(pool: pg.Pool, schema: Schema, directUrl: string | null): Promise<void> {
  if (directUrl === null) {
    const client = await pool.connect();
    await updateSchema(client, schema).finally(() => client.release());
    return;
  }
  const client = new pg.Client({ connectionString: directUrl });
  await client.connect();
  await updateSchema(client, schema).finally(() => client.end());
}

async function updateSchema(client: pg.ClientBase, { registry, routines }: Schema): Promise<void> {
  await client.query('begin');
  try {
    // Ends with the transaction, so a process that dies here leaves no lock behind, PgBouncer or not.
    await client.query('select pg_advisory_xact_lock($1)', [lockKey]);
    await runner({
      dbClient: withoutTransactions(client),
      dir: folder,
      direction: 'up',
      migrationsTable: 'migrations',
      noLock: true,
      logger: silent,
    });
    await updateRoutines(client, routines);
    await updateViews(client, registry);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

/** The runner would commit our transaction half-way and let go of the lock. */
function withoutTransactions(client: pg.ClientBase): pg.ClientBase {
  const query = (text: string, values?: unknown[]) =>
    /^(begin|commit|rollback);?$/i.test(text) ? Promise.resolve({ rows: [] }) : client.query(text, values);
  return { query } as unknown as pg.ClientBase;
}
