/** All that watches a running server, put together: what it counts, how full the database is, whom alerts reach. */
import type { Meter } from '@holdfast/shared/protocol/meter';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { countsOf } from '../database/driverCounts.ts';
import { createConnectionWatch } from './connectionWatch.ts';
import { watchDatabase } from './databaseMetrics.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { watchProcess } from './processMetrics.ts';
import { createRecentWork } from './recentWork.ts';
import { createWebhook } from './webhook.ts';
import { createWorkHours } from './workHours.ts';

export interface Watching {
  /** Counts; every verb is cheap, and none throws or waits. */
  metrics: Metrics;
  /** After each batch, whatever its end. Never throws and is not waited for. */
  afterUse(): void;
  /** Everything, in Prometheus' text format, and its content type. */
  scrape(): Promise<{ text: string; contentType: string }>;
  /** The few numbers the app shows. */
  meter(): Meter;
  /** Gives up what is on its way to the webhook. */
  close(): void;
}

export interface WatchingParts {
  config: Config;
  pool: pg.Pool;
  log: Logger;
  /** Milliseconds since 1970. */
  now: () => number;
}

export function createWatching({ config, pool, log, now }: WatchingParts): Watching {
  const { alertWebhookUrl, alertConnectionsPercent: limitPercent } = config;
  const closing = new AbortController();
  const tell = alertWebhookUrl === null ? () => {} : createWebhook(alertWebhookUrl, log, closing.signal);
  const isEmbedded = config.databaseUrl === null;
  const watch = createConnectionWatch({ pool, isEmbedded, limitPercent, now, log, tell });
  const { registry, totals, ...metrics } = createMetrics();
  watchDatabase(registry, { pool, watch, now });
  watchProcess(registry);
  const counts = countsOf(pool);
  const worked = () => ({ statements: counts.statements, ...totals() });
  const work = createRecentWork(worked, now);
  const byHour = createWorkHours(worked, now);
  return {
    metrics,
    afterUse() {
      work.look();
      byHour.look();
      watch.afterUse();
    },
    async scrape() {
      await watch.beforeScrape();
      return { text: await registry.metrics(), contentType: registry.contentType };
    },
    meter() {
      const reading = watch.reading();
      return {
        pool: { inUse: pool.totalCount - pool.idleCount, open: pool.totalCount, limit: pool.options.max },
        database: reading && {
          connections: reading.used,
          limit: reading.limit,
          ageSeconds: Math.max(0, Math.round((now() - reading.at) / 1000)),
        },
        ...work.recent(),
        hours: byHour.hours(),
      };
    },
    close: () => closing.abort(),
  };
}
