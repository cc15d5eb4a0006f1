/** Which way this process hears of the others: Redis where it is named, else LISTEN, else nobody else is there. */
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { createNoNews, type NewsChannel, type NewsListener } from './newsChannel.ts';
import { createPostgresNews } from './postgresNews.ts';
import { createRedisNews } from './redisNews.ts';

export type NewsKind = 'none' | 'postgres' | 'redis';

export function chooseNews({ databaseUrl, redisUrl, databasePoolMax }: Config): NewsKind {
  if (databaseUrl === null) return 'none';
  if (redisUrl !== null) return 'redis';
  // To listen takes a connection of its own.
  return databasePoolMax > 1 ? 'postgres' : 'none';
}

export interface NewsParts {
  config: Config;
  pool: pg.Pool;
  listener: NewsListener;
  log: Logger;
}

export async function openNews({ config, pool, listener, log }: NewsParts): Promise<NewsChannel> {
  const kind = chooseNews(config);
  const parts = { listener, sender: randomBytes(8).toString('hex'), random: Math.random, log };
  if (kind === 'redis') return createRedisNews({ ...parts, url: config.redisUrl as string });
  if (kind === 'none') return createNoNews(config.databaseUrl === null);
  const url = config.databaseDirectUrl ?? (config.databaseUrl as string);
  const news = createPostgresNews({ ...parts, url, pool, isDirect: config.databaseDirectUrl !== null });
  await news.tried;
  return news;
}
