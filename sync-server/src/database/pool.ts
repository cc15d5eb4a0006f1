/** The one place a connection pool is made, whatever database is behind it. */
import { backoffMs } from '@holdfast/shared/retry/backoff';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { StartError } from '../startError.ts';
import { countingClient, keepCounts } from './driverCounts.ts';
import { type EmbeddedDatabase, openEmbedded } from './embedded/embedded.ts';
import { hearDamage } from './embedded/hearDamage.ts';
import { createSnapshots } from './embedded/snapshots.ts';
import { startNewEpoch } from './epoch.ts';
import { isolation } from './statements.ts';

export interface Database {
  pool: pg.Pool;
  /** For the person who started the server: which database, never the password. */
  description: string;
  /** What happened to the database while it was closed, for the same person; null when it is as it was left. */
  notice: string | null;
  close(): Promise<void>;
}

/** Connections are made when they are needed and given back when idle, so a serverless Postgres can sleep [DB4]. */
export function createPool(connection: pg.PoolConfig, max: number, log: Logger): pg.Pool {
  const counts = { statements: 0, transactions: 0 };
  const pool = new pg.Pool({
    ...connection,
    Client: countingClient(counts),
    max,
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000,
    application_name: 'holdfast',
  });
  keepCounts(pool, counts);
  // An idle connection the database dropped is no error: the next statement opens another.
  pool.on('error', (error) => log.debug({ err: error }, 'an idle database connection was closed'));
  // One that breaks in use fails its statements; that it also says so would end this process if nobody listened.
  pool.on('connect', (client) => void client.on('error', () => {}));
  return pool;
}

export interface OpenOptions {
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Connections of this process that are not the pool's; the setting counts all of them [DB1]. */
  besidesPool?: number;
}

/** The database the settings name, reachable, or StartError. */
export async function openDatabase(
  config: Config,
  log: Logger,
  { now = Date.now, besidesPool = 0 }: OpenOptions = {},
): Promise<Database> {
  if (config.databaseUrl !== null) {
    const pool = createPool({ connectionString: config.databaseUrl }, config.databasePoolMax - besidesPool, log);
    const description = describeUrl(config.databaseUrl);
    hearDamage(pool, (err) => log.error({ err }, `the ${description} cannot read a part of what it stores`));
    await expectUsable(pool, description).catch(async (error: unknown) => {
      await pool.end();
      throw error;
    });
    return { pool, description, notice: null, close: () => pool.end() };
  }
  const embedded = await openEmbedded({ dataDir: config.dataDir, log, now });
  // One connection: the embedded database is one session, and its socket mixes up the messages of two clients
  // that are not inside a transaction (seen with a pool of 4: answers to other people's statements).
  const pool = createPool({ host: embedded.socketFolder, user: 'postgres', database: 'postgres' }, 1, log);
  hearDamage(pool, (err) => {
    embedded.noteDamage();
    log.error({ err }, embeddedDamaged);
  });
  const { savedTransaction, lastSnapshotAt: lastTakenAt, save, notice } = embedded;
  const snapshots = createSnapshots({ pool, save, savedTransaction, lastTakenAt, now, log });
  const close = async () => {
    const isUnsaved = await snapshots.stop();
    await pool.end();
    await embedded.close(isUnsaved);
  };
  await tellDevices(pool, embedded).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { pool, description: `embedded Postgres in ${embedded.folder}`, notice, close };
}

const embeddedDamaged =
  'a part of the embedded database cannot be read; stop the server and start it again: then it reads all of it, and puts ' +
  'the newest snapshot that is whole in its place';

/** Before anything is served, and again at the next start if this one ends before it is done [RH1]. */
async function tellDevices(pool: pg.Pool, embedded: EmbeddedDatabase): Promise<void> {
  if (!embedded.isEpochDue) return;
  await startNewEpoch(pool).catch((error: unknown) => {
    // Without the table no device was ever served: a first start that was cut short.
    if (!(error instanceof pg.DatabaseError && error.code === '42P01')) throw error;
  });
  await embedded.confirmEpoch();
}

const tries = 5;
const starting = { baseMs: 500, capMs: 4_000 };

async function expectUsable(pool: pg.Pool, description: string): Promise<void> {
  const level = await waitForDatabase(pool, description);
  if (level === isolation) return;
  throw new StartError(
    `The ${description} begins transactions at "${level}"; Holdfast needs "${isolation}": set the database’s or the role’s default_transaction_isolation to that.`,
  );
}

/**
 * About ten seconds of patience: a database that starts beside the server is common. Answers at which isolation level
 * its transactions begin.
 */
async function waitForDatabase(pool: pg.Pool, description: string): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { rows } = await pool.query<{ level: string }>(`select current_setting('transaction_isolation') as level`);
      return rows[0]?.level ?? '';
    } catch (error) {
      const { code = 'no answer' } = error as { code?: string };
      const refused = error instanceof pg.DatabaseError && /^(28|3D)/.test(code);
      if (refused) throw new StartError(`The ${description} refused the connection: ${error.message}.`);
      if (attempt === tries) throw new StartError(`The ${description} cannot be reached (${code}); is it running?`);
      await new Promise((resolve) => setTimeout(resolve, backoffMs(starting, attempt)));
    }
  }
}

function describeUrl(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `Postgres database ${decodeURIComponent(pathname.slice(1))} at ${hostname || 'localhost'}${port && `:${port}`}`;
}
