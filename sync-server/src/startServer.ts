/** Puts the parts together: database, tables, app, port; and takes them apart again in the opposite order. */
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Registry } from '@holdfast/shared/entities/defineEntity';
import { registry as allEntities } from '@holdfast/shared/entities/registry';
import type { Hono } from 'hono';
import type pg from 'pg';
import { createApp } from './app.ts';
import { createAuth } from './auth/createAuth.ts';
import { readSecret } from './auth/secret.ts';
import type { BatchLimits } from './batching/batcher.ts';
import type { Config } from './config.ts';
import { createSync } from './createSync.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase } from './database/pool.ts';
import type { Committed } from './exchange/createExchange.ts';
import { routines } from './exchange/exchangeStatement.ts';
import { type ConnectionLimits, createHttpServer, listen, stop } from './httpServer.ts';
import { chooseChannel } from './notifications/openNotifications.ts';
import { systemTimers } from './notifications/reconnect.ts';
import { createWatching } from './ops/createWatching.ts';
import { createLog } from './ops/log.ts';
import { createSweep } from './retention/createSweep.ts';
import type { AppEnv } from './routes/guards.ts';
import type { After } from './routes/requestBody.ts';
import { isBuilt } from './routes/staticApp.ts';

const builtWebApp = fileURLToPath(new URL('../../web/dist', import.meta.url));

export interface ServerOptions {
  registry?: Registry;
  /** A database that is already open, by `createPool`; whoever opened it closes it. */
  pool?: pg.Pool;
  /** Milliseconds since 1970. */
  now?: () => number;
  webFolder?: string;
  /** A password as it is stored; the default is for everybody but tests. */
  hashPassword?: (password: string) => Promise<string>;
  /** Of one batch and of what may wait; the defaults are for everybody but benchmarks. */
  batchLimits?: Partial<BatchLimits>;
  /** Of a connection; the defaults are for everybody but tests. */
  connectionLimits?: Partial<ConnectionLimits>;
  /** What bodies are waited for by. */
  after?: After;
  /** Reached between commit and reply; a test program may fail here. */
  afterCommit?: (committed: Committed) => void | Promise<void>;
}

export interface ServerParts {
  /** Answers in process by `app.request`. */
  app: Hono<AppEnv>;
  pool: pg.Pool;
  /** For the person who started it. */
  database: string;
  /** What happened to the database while it was closed, for the same person; null when it is as it was left. */
  notice: string | null;
  /** Resolves when nothing runs that no request waits for. */
  settled(): Promise<void>;
  /** Ends live streams, begins no more work in the background, and says "draining" from now on. */
  drain(): void;
  close(): Promise<void>;
}

export interface RunningServer extends ServerParts {
  url: string;
  isWebAppBuilt: boolean;
}

/** Everything but the port. Throws StartError. */
export async function createServer(config: Config, options: ServerOptions = {}): Promise<ServerParts> {
  const { registry = allEntities, now = Date.now, webFolder = builtWebApp, afterCommit = () => {} } = options;
  const log = createLog(config);
  const database =
    options.pool === undefined
      ? await openDatabase(config, log, { now, besidesPool: chooseChannel(config) === 'postgres' ? 1 : 0 })
      : { pool: options.pool, description: 'database given by the caller', notice: null, close: async () => {} };
  const { pool } = database;
  try {
    await migrate(pool, { registry, routines }, config.databaseDirectUrl);
    // After it, so that what the start took is not counted among the work for people.
    const watching = createWatching({ config, pool, log, now });
    const sweep = createSweep({ pool, retentionDays: config.retentionDays, now, log });
    const elapsed = options.now ?? (() => performance.now());
    const limits = options.batchLimits ?? {};
    const sync = await createSync({ config, pool, log, watching, now, elapsed, limits, afterWrite: sweep.beginIfDue });
    const { memory, endSessions } = sync;
    const secret = await readSecret(config);
    const { hashPassword } = options;
    const auth = createAuth({ config, pool, log, secret, memory, endSessions, hashPassword });
    let isDraining = false;
    const drain = () => {
      isDraining = true;
      sweep.stop();
      sync.bus.close();
    };
    const app = createApp({
      ...sync,
      config,
      registry,
      pool,
      auth,
      log,
      watching,
      webFolder,
      now,
      elapsed,
      after: options.after ?? systemTimers.after,
      afterCommit,
      isDraining: () => isDraining,
    });
    sweep.beginIfDue();
    const close = async () => {
      drain();
      watching.close();
      await sweep.settled();
      await sync.notifications.close();
      await database.close();
    };
    const { description, notice } = database;
    return { app, pool, database: description, notice, settled: sweep.settled, drain, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The whole server, listening. Throws StartError. */
export async function startServer(config: Config, options: ServerOptions = {}): Promise<RunningServer> {
  const parts = await createServer(config, options);
  const http = createHttpServer(parts.app, options.connectionLimits);
  try {
    await listen(http, config);
  } catch (error) {
    await parts.close();
    throw error;
  }
  const { port } = http.address() as AddressInfo;
  const close = async () => {
    parts.drain();
    await stop(http);
    await parts.close();
  };
  const url = config.port === 0 ? `http://localhost:${port}` : config.baseUrl;
  return { ...parts, url, isWebAppBuilt: isBuilt(options.webFolder ?? builtWebApp), close };
}
