import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { ChangeNotification, NotificationChannel } from '../src/notifications/notificationChannel.ts';
import { createRedisChannel } from '../src/notifications/redisChannel.ts';
import { createLog } from '../src/ops/log.ts';
import { describeWith } from './describeWith.ts';
import { createEar } from './ear.ts';
import { createLink } from './link.ts';
import { startRedis, type TestRedis } from './redis.ts';

const silent = createLog({ logLevel: 'silent' });
const notificationsOf = (head: number): ChangeNotification[] => [
  { workspace: randomUUID(), epoch: 'b'.repeat(32), incarnation: 7, head },
];

describeWith('redis-server')('change notifications by Redis', () => {
  let redis: TestRedis;
  const open: NotificationChannel[] = [];

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    for (const channel of open.splice(0)) await channel.close();
  });
  afterAll(() => redis.kill());

  async function join(sender: string, url = redis.url) {
    const ear = createEar();
    const warn = vi.fn();
    const log = { ...silent, warn, info() {} } as never;
    const channel = await createRedisChannel({ url, listener: ear, sender, random: () => 0, log });
    open.push(channel);
    return { ear, channel, warn };
  }

  it('[SV6] while Redis is away nothing fails and nothing is kept; back again, all that is remembered is old', async () => {
    const [a, b] = [await join('a'), await join('b')];
    for (const { ear } of [a, b]) await ear.next();
    await redis.kill();
    await vi.waitFor(() => expect([a.channel.isHearing(), b.channel.isHearing()]).toEqual([false, false]));
    const late = await join('late');
    expect(late.channel.isHearing()).toBe(false);
    await redis.start();
    for (const { ear } of [a, b]) expect([await ear.next(), await ear.next()]).toEqual(['lost', 'gap']);
    expect(await late.ear.next()).toBe('gap');
    for (const { warn } of [a, b, late]) expect(warn.mock.calls.length).toBeLessThanOrEqual(1);
    const sent = notificationsOf(2);
    a.channel.publish(sent);
    expect(await b.ear.next()).toEqual(sent);
  });

  it('what could not be told is a gap for the others, once the one that could not tell is back', async () => {
    const link = await createLink(redis.url);
    const [a, b] = [await join('a', link.url), await join('b')];
    for (const { ear } of [a, b]) await ear.next();
    link.cut();
    await vi.waitFor(() => expect(a.channel.isHearing()).toBe(false));
    a.channel.publish(notificationsOf(1));
    await link.mend();
    expect(await b.ear.next()).toBe('gap');
    expect([await a.ear.next(), await a.ear.next()]).toEqual(['lost', 'gap']);
    link.cut();
  });

  it('closes at once though Redis hangs, and swallows what it could not tell', async () => {
    const { ear, channel } = await join('a');
    await ear.next();
    redis.freeze();
    try {
      for (let head = 0; head < 3_000; head++) channel.publish(notificationsOf(head));
      await channel.close();
      expect(channel.isHearing()).toBe(false);
    } finally {
      redis.thaw();
    }
  });
});
