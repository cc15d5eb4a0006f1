/** The contract of every channel there is; what only one of them does is in the tests of its own. */
import { createClient } from '@redis/client';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notificationChannelName } from '../src/database/epoch.ts';
import { createPool } from '../src/database/pool.ts';
import {
  type ChannelMember,
  channelContract,
  sharedChannelContract,
} from '../src/notifications/notificationChannel.contract.ts';
import {
  createSilentChannel,
  type NotificationChannel,
  type NotificationListener,
} from '../src/notifications/notificationChannel.ts';
import { writeNotificationTexts } from '../src/notifications/notificationText.ts';
import { createPostgresChannel } from '../src/notifications/postgresChannel.ts';
import { createRedisChannel } from '../src/notifications/redisChannel.ts';
import { createLog } from '../src/ops/log.ts';
import { createDatabase } from './databases.ts';
import { describeWith } from './describeWith.ts';
import { createEar } from './ear.ts';
import { createLink } from './link.ts';
import { startRedis, type TestRedis } from './redis.ts';
import { createVirtualTimers } from './virtualTimers.ts';

const log = createLog({ logLevel: 'silent' });
const random = () => 0.5;
/** Longer than any wait between two tries. */
const longMs = 31_000;

/** Members of a channel that `open` opens. */
function gather(open: (sender: string, listener: NotificationListener) => Promise<NotificationChannel>) {
  const members: ChannelMember[] = [];
  return {
    async join(sender: string) {
      const ear = createEar();
      const member = { sender, ear, channel: await open(sender, ear) };
      members.push(member);
      return member;
    },
    async end() {
      for (const { channel } of members) await channel.close();
    },
  };
}

describe('a process that nobody else hears', () => {
  for (const isAlone of [true, false]) {
    const words = isAlone ? 'alone on its database' : 'that shares its database';
    channelContract(`a process ${words}`, async () => gather(async () => createSilentChannel(isAlone)));
    it(`[SV6] ${words} hears all there is to hear: ${isAlone}`, () => {
      expect(createSilentChannel(isAlone).isHearing()).toBe(isAlone);
    });
  }
});

describe('by Postgres', () => {
  let url: string;
  let committing: pg.Client;

  beforeAll(async () => {
    url = await createDatabase();
    committing = new pg.Client({ connectionString: url });
    await committing.connect();
  });
  afterAll(() => committing.end());

  const say = (text: string) => committing.query('select pg_notify($1, $2)', [notificationChannelName, text]);

  async function openBench(isDirect: boolean) {
    const link = await createLink(url);
    const pool = createPool({ connectionString: link.url }, 1, log);
    const timers = createVirtualTimers();
    const { join, end } = gather(async (sender, listener) => {
      const parts = { url: link.url, pool, isDirect, random, log, timers };
      const channel = createPostgresChannel({ ...parts, listener, sender });
      await channel.tried;
      return channel;
    });
    return {
      join,
      async commit({ sender, channel }: ChannelMember, notifications: Parameters<typeof channel.publish>[0]) {
        await committing.query('begin');
        for (const text of writeNotificationTexts(sender, notifications)) await say(text);
        await committing.query('commit');
        channel.publish(notifications);
      },
      garble: async () => void (await say('what is this')),
      part: link.cut,
      async mend() {
        await link.mend();
        timers.advance(longMs);
      },
      async end() {
        await end();
        await pool.end();
        link.cut();
      },
    };
  }

  sharedChannelContract('Postgres, reached directly', () => openBench(true));
  sharedChannelContract('Postgres, by an address that may be a pooler’s', () => openBench(false));
});

describeWith('redis-server')('by Redis', () => {
  let redis: TestRedis;

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.kill());

  sharedChannelContract('Redis', async () => {
    const link = await createLink(redis.url);
    const { join, end } = gather((sender, listener) =>
      createRedisChannel({ url: link.url, listener, sender, random, log }),
    );
    return {
      join,
      commit: async ({ channel }, notifications) => channel.publish(notifications),
      async garble() {
        const stranger = createClient({ url: redis.url });
        await stranger.connect();
        await stranger.publish(notificationChannelName, 'what is this');
        stranger.destroy();
      },
      part: link.cut,
      mend: link.mend,
      async end() {
        await end();
        link.cut();
      },
    };
  });
});
