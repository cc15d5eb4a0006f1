/** The machinery behind the exchanges, put together: memory, group commit, change notifications of other processes, pokes. */

import { liveCommentSeconds } from '@holdfast/shared/protocol/live';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { BatcherPorts, BatchLimits } from './batching/batcher.ts';
import type { Config } from './config.ts';
import { createGroupCommit, type GroupCommit } from './exchange/groupCommit.ts';
import { createMemory, type Memory } from './memory/memory.ts';
import { createLiveBus, type LiveBus } from './notifications/liveBus.ts';
import type { ChangeNotification, NotificationChannel } from './notifications/notificationChannel.ts';
import { openNotifications } from './notifications/openNotifications.ts';
import type { Watching } from './ops/createWatching.ts';

export interface SyncParts {
  config: Config;
  pool: pg.Pool;
  log: Logger;
  watching: Watching;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Milliseconds that only grow. */
  elapsed: () => number;
  limits?: Partial<BatchLimits>;
  /** After each commit that wrote something; must not throw. */
  afterWrite(): void;
}

export interface Sync {
  memory: Memory;
  groupCommit: GroupCommit;
  bus: LiveBus;
  notifications: NotificationChannel;
  /** Sessions of theirs have ended: forgets them here, closes what is open for them, tells the others [AU4]. Never throws. */
  endSessions(userId: string): Promise<void>;
}

/** A person has a few devices with a tab that listens each; some eight kilobytes each make 160 MB in all. */
const streams = { perUser: 10, inAll: 20_000 };

export async function createSync(parts: SyncParts): Promise<Sync> {
  const { config, pool, log, watching, now, elapsed, limits, afterWrite } = parts;
  const { metrics } = watching;
  const ports = systemPorts(elapsed);
  const bus = createLiveBus({ everySecond, keepAliveSeconds: liveCommentSeconds, room: streams });
  const memory = createMemory({
    pool,
    ports,
    isHearing: () => notifications.isHearing(),
    /** Another process writes, so the database is in use. */
    onMissed(missed) {
      freshness.written();
      notifications.wake();
      pokeAll(missed);
    },
    onEnded: bus.end,
    onCatchUp: metrics.countCatchUp,
  });
  const { freshness, revisions } = memory;
  const listener = {
    onNotified(told: readonly ChangeNotification[]) {
      freshness.written();
      for (const { workspace, ...revision } of told) revisions.learn(workspace, revision);
      pokeAll(told);
    },
    onEnded: (userId: string) => void forgetSessions(userId),
    /** Asked at once, so that devices that listen here do not wait for the next request to learn what was missed. */
    onGap() {
      freshness.invalidate();
      if (!freshness.isQuiet()) freshness.confirm().catch(() => {});
    },
    /** The database may have been restarted or replaced. While nobody writes it is taken for asleep, and not woken [DB4]. */
    onLost() {
      if (!freshness.isQuiet()) freshness.invalidate();
    },
  };
  const notifications: NotificationChannel = await openNotifications({ config, pool, listener, log });
  const groupCommit = createGroupCommit({
    pool,
    ports,
    ...(limits && { limits }),
    now,
    revisions,
    inCommit: notifications.inCommit,
    quotaBytes: config.quotaBytes,
    metrics,
    onMoved(moved) {
      freshness.written();
      notifications.publish(moved);
      afterWrite();
    },
    onBatch() {
      notifications.wake();
      watching.afterUse();
    },
  });
  metrics.watchStreams(bus.count);
  metrics.watchQueue(groupCommit.waiting);
  metrics.watchNotifications(() => notifications.isHearing());
  return {
    memory,
    groupCommit,
    bus,
    notifications,
    async endSessions(userId) {
      await Promise.all([forgetSessions(userId), notifications.tellEnded(userId)]);
    },
  };

  async function forgetSessions(userId: string): Promise<void> {
    const ended = await memory.sessions.end(userId, bus.tokensOf(userId));
    if (ended.length > 0) bus.end({ tokens: new Set(ended), members: [] });
  }

  function pokeAll(told: readonly ChangeNotification[]): void {
    for (const { workspace, ...revision } of told) bus.poke(workspace, revision, null);
  }
}

function systemPorts(elapsed: () => number): BatcherPorts {
  return {
    elapsed,
    // Node cuts off fractions, and would wake too early.
    after: (delayMs, wake) => void setTimeout(wake, Math.ceil(delayMs)).unref(),
    nextTurn: setImmediate,
  };
}

function everySecond(ring: () => void): () => void {
  const timer = setInterval(ring, 1_000).unref();
  return () => clearInterval(timer);
}
