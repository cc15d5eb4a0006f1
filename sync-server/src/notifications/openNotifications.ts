/** Which way this process hears of the others: Redis where it is named, else LISTEN, else nobody else is there. */
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { createSilentChannel, type NotificationChannel, type NotificationListener } from './notificationChannel.ts';
import { createPostgresChannel } from './postgresChannel.ts';
import type { ReconnectTimers } from './reconnect.ts';
import { createRedisChannel } from './redisChannel.ts';

export type ChannelKind = 'none' | 'postgres' | 'redis';

export function chooseChannel({ databaseUrl, redisUrl, databasePoolMax }: Config): ChannelKind {
  if (databaseUrl === null) return 'none';
  if (redisUrl !== null) return 'redis';
  // To listen takes a connection of its own.
  return databasePoolMax > 1 ? 'postgres' : 'none';
}

export interface NotificationParts {
  config: Config;
  pool: pg.Pool;
  listener: NotificationListener;
  timers: ReconnectTimers;
  log: Logger;
}

export async function openNotifications({
  config,
  pool,
  listener,
  timers,
  log,
}: NotificationParts): Promise<NotificationChannel> {
  const kind = chooseChannel(config);
  const parts = { listener, sender: randomBytes(8).toString('hex'), random: Math.random, log };
  if (kind === 'redis') return createRedisChannel({ ...parts, url: config.redisUrl as string });
  if (kind === 'none') return createSilentChannel(config.databaseUrl === null);
  const url = config.databaseDirectUrl ?? (config.databaseUrl as string);
  const channel = createPostgresChannel({ ...parts, url, pool, timers, isDirect: config.databaseDirectUrl !== null });
  await channel.tried;
  return channel;
}
