/** The composition root: database, tables, memory, batches, notifications, app; and takes them apart again in the opposite order. */
import { fileURLToPath } from 'node:url';
import type { Registry } from '@holdfast/shared/entities/defineEntity';
import { registry as allEntities } from '@holdfast/shared/entities/registry';
import { liveCommentSeconds } from '@holdfast/shared/protocol/live';
import type { Hono } from 'hono';
import type pg from 'pg';
import { createApp } from './app.ts';
import { createAuth } from './auth/createAuth.ts';
import { readSecret } from './auth/secret.ts';
import type { BatchLimits } from './batching/batcher.ts';
import type { Config } from './config.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase } from './database/pool.ts';
import { type Committed, createExchange } from './exchange/createExchange.ts';
import { routines } from './exchange/exchangeStatement.ts';
import { createGroupCommit } from './exchange/groupCommit.ts';
import { labApp } from './lab/labApp.ts';
import { hearOthers } from './memory/hearOthers.ts';
import { createMemory } from './memory/memory.ts';
import { createLiveBus } from './notifications/liveBus.ts';
import type { NotificationChannel } from './notifications/notificationChannel.ts';
import { chooseChannel, openNotifications } from './notifications/openNotifications.ts';
import { createWatching } from './ops/createWatching.ts';
import { createLog } from './ops/log.ts';
import { createSweep } from './retention/createSweep.ts';
import { forgetAccount } from './retention/forgetAccount.ts';
import type { AppEnv } from './routes/guards.ts';
import type { After } from './routes/requestBody.ts';
import { isBuilt } from './routes/staticApp.ts';
import { listWorkspaces } from './sharing/members.ts';
import { systemTimers } from './systemTimers.ts';

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
  /** What bodies are waited for by. */
  after?: After;
  /** Reached between commit and reply; a test program may fail here. */
  afterCommit?: (committed: Committed) => void | Promise<void>;
}

export interface ServerParts {
  /** Answers in process by `app.request`. */
  app: Hono<AppEnv>;
  pool: pg.Pool;
  isWebAppBuilt: boolean;
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

/** Everything but the port. Throws StartError. */
export async function createServer(config: Config, options: ServerOptions = {}): Promise<ServerParts> {
  const { registry = allEntities, now = Date.now, webFolder = builtWebApp, afterCommit = () => {} } = options;
  const timers = systemTimers(options.now);
  const { elapsed } = timers;
  const { hashPassword, batchLimits = {}, after = timers.after } = options;
  const log = createLog(config);
  const database =
    options.pool === undefined
      ? await openDatabase(config, log, { now, besidesPool: chooseChannel(config) === 'postgres' ? 1 : 0 })
      : { pool: options.pool, description: 'database given by the caller', notice: null, close: async () => {} };
  const { pool, description, notice } = database;
  const base = { config, pool, log, now, elapsed };
  try {
    await migrate(pool, { registry, routines }, config.databaseDirectUrl);
    // After it, so that what the start took is not counted among the work for people.
    const watching = createWatching(base);
    const { metrics } = watching;
    const sweep = createSweep({ ...base, retentionDays: config.retentionDays });

    const bus = createLiveBus({ everySecond, keepAliveSeconds: liveCommentSeconds });
    const memory = createMemory({
      pool,
      ports: timers,
      isHearing: () => notifications.isHearing(),
      onMissed(missed) {
        // Another process writes, so the database is in use.
        notifications.wake();
        bus.pokeAll(missed);
      },
      onEnded: bus.end,
      onCatchUp: metrics.countCatchUp,
    });
    const listener = hearOthers({ memory, bus });
    const notifications: NotificationChannel = await openNotifications({ ...base, timers, listener });
    const groupCommit = createGroupCommit({
      ...base,
      ports: timers,
      limits: batchLimits,
      revisions: memory.revisions,
      inCommit: notifications.inCommit,
      quotaBytes: config.quotaBytes,
      metrics,
      onMoved(moved) {
        memory.freshness.written();
        notifications.publish(moved);
        sweep.beginIfDue();
      },
      onBatch() {
        notifications.wake();
        watching.afterUse();
      },
    });
    metrics.watchStreams(bus.count);
    metrics.watchQueue(groupCommit.waiting);
    metrics.watchNotifications(() => notifications.isHearing());

    /** Forgets them here, closes what is open for them, tells the others [AU4]. Never throws. */
    const endSessions = async (userId: string) => {
      await Promise.all([listener.onEnded(userId), notifications.tellEnded(userId)]);
    };
    const secret = await readSecret(config);
    const auth = createAuth({
      ...base,
      secret,
      memory,
      endSessions,
      forgetAccount: async (userId) => {
        const joined = await listWorkspaces(base.pool, userId);
        await forgetAccount(
          base.pool,
          userId,
          joined.map(({ id }) => id),
        );
      },
      hashPassword,
    });
    const runExchange = createExchange({ registry, memory, groupCommit, bus, metrics, now, afterCommit });
    let isDraining = false;
    const { readRevision } = groupCommit;
    const answering = { watching, auth, memory, bus, runExchange, readRevision, webFolder, after };
    const plainApp = createApp({ ...base, ...answering, isDraining: () => isDraining });
    const { baseUrl } = config;
    const app = config.lab ? labApp({ app: plainApp, baseUrl, log, after, elapsed, kill: crash }) : plainApp;
    sweep.beginIfDue();

    const drain = () => {
      isDraining = true;
      sweep.stop();
      bus.close();
    };
    const close = async () => {
      drain();
      watching.close();
      await sweep.settled();
      await notifications.close();
      await database.close();
    };
    const { settled } = sweep;
    return { app, pool, isWebAppBuilt: isBuilt(webFolder), database: description, notice, settled, drain, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** As if the power had gone: nothing is closed. */
function crash(): void {
  process.kill(process.pid, 'SIGKILL');
}

function everySecond(ring: () => void): () => void {
  const timer = setInterval(ring, 1_000).unref();
  return () => clearInterval(timer);
}
