/** The two databases every contract holds for, and a server on each, asked in process. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { readConfig } from '../src/config.ts';
import { createServer, type ServerOptions, type ServerParts } from '../src/createServer.ts';
import { startNewEpoch } from '../src/database/epoch.ts';
import { createDataFolder } from './emptyDatabase.ts';
import { migratedTemplate } from './migratedTemplate.ts';
import { rememberedHash } from './rememberedHash.ts';

export const databaseKinds = ['embedded', 'postgres'] as const;
export type DatabaseKind = (typeof databaseKinds)[number];

export interface TestServer extends ServerParts {
  /** Opens the same data again, as a new process would. */
  reopen(options?: ServerOptions): Promise<TestServer>;
}

/** A server on fresh, empty data. `close` also throws the data away. */
export async function createTestServer(
  kind: DatabaseKind,
  options: ServerOptions = {},
  env: Record<string, string> = {},
) {
  const dataDir = kind === 'embedded' ? await createDataFolder() : await mkdtemp(join(tmpdir(), 'holdfast-test-'));
  // Without alerts no batch makes the server count connections: a statement nobody asked for. Who asks in process may
  // say from where, so that nobody runs into another's limits.
  const base = {
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    ALERT_CONNECTIONS_PERCENT: '0',
    TRUSTED_PROXIES: '127.0.0.1',
    ...env,
  };
  const settings: Record<string, string> =
    kind === 'postgres' ? { ...base, DATABASE_URL: await createMigratedDatabase() } : base;
  const open = async (again: ServerOptions): Promise<TestServer> => {
    const server = await createServer(readConfig(settings), { hashPassword: rememberedHash, ...again });
    return { ...server, reopen: open };
  };
  const server = await open(options);
  // A copy has the history of what it was copied from.
  if (kind === 'embedded') await startNewEpoch(server.pool);
  // Statements that nobody asked for would be counted in tests that count.
  await server.settled();
  let stopped: Promise<void> | null = null;
  /** Leaves the data, for `reopen`. */
  const stop = () => {
    stopped ??= server.close();
    return stopped;
  };
  return {
    ...server,
    dataDir,
    settings,
    stop,
    close: async () => {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The address of a new database in the run's Postgres, without a table. */
export function createDatabase(): Promise<string> {
  return createFrom('template1');
}

/** One with all tables and nothing in them. */
export function createMigratedDatabase(): Promise<string> {
  return createFrom(migratedTemplate);
}

async function createFrom(template: string): Promise<string> {
  const url = new URL(inject('postgresUrl'));
  const name = `test_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`create database ${name} template ${template}`);
  await client.end();
  url.pathname = `/${name}`;
  return url.href;
}
