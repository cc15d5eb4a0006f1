import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import pg from 'pg';
import type { Logger } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { notificationChannelName } from '../src/database/epoch.ts';
import { createPool } from '../src/database/pool.ts';
import type { ChangeNotification } from '../src/notifications/notificationChannel.ts';
import { writeNotificationTexts } from '../src/notifications/notificationText.ts';
import { createPostgresChannel, inUseMs, type PostgresChannel, probeMs } from '../src/notifications/postgresChannel.ts';
import { createLog } from '../src/ops/log.ts';
import { createDatabase } from './databases.ts';
import { describeWith } from './describeWith.ts';
import { createEar } from './ear.ts';
import { startPgBouncer, type TestPgBouncer } from './pgbouncer.ts';
import { createVirtualTimers } from './virtualTimers.ts';

const silent = createLog({ logLevel: 'silent' });
const aWord: ChangeNotification = {
  workspace: randomUUID(),
  epoch: 'e'.repeat(32).replaceAll('e', 'b'),
  incarnation: 7,
  head: 3,
};
/** Longer than any wait between two tries. */
const longMs = 31_000;

describe('change notifications by Postgres', () => {
  let url: string;
  let other: pg.Client;
  let pool: pg.Pool;
  let channel: PostgresChannel;

  beforeAll(async () => {
    url = await createDatabase();
    other = new pg.Client({ connectionString: url });
    await other.connect();
    pool = createPool({ connectionString: url }, 1, silent);
  });
  afterEach(() => channel.close());
  afterAll(() => Promise.all([other.end(), pool.end()]));

  const say = (text: string) => other.query('select pg_notify($1, $2)', [notificationChannelName, text]);
  const sayNotifications = async (sender: string, notifications: readonly ChangeNotification[]) => {
    for (const text of writeNotificationTexts(sender, notifications)) await say(text);
  };

  function open(address = url, log: Logger = silent) {
    const ear = createEar();
    const timers = createVirtualTimers();
    channel = createPostgresChannel({
      url: address,
      pool,
      isDirect: true,
      listener: ear,
      sender: 'me',
      random: () => 0.5,
      log,
      timers,
    });
    return { ear, timers };
  }

  /** Ends its connection, as a database that falls asleep does. */
  async function cutOff() {
    await other.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'holdfast-news' and datname = current_database()`,
    );
    await vi.waitFor(() => expect(channel.isHearing()).toBe(false));
  }

  const listeners = async () => {
    const { rows } = await other.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity
        where application_name = 'holdfast-news' and datname = current_database()`,
    );
    return rows[0]?.n;
  };

  it('hears of no commit that was rolled back, and a sender alone says nothing', async () => {
    const { ear } = open();
    expect(await ear.next()).toBe('gap');
    await say('other');
    await other.query('begin');
    await sayNotifications('other', [aWord]);
    await other.query('rollback');
    await sayNotifications('other', [{ ...aWord, head: 4 }]);
    expect(await ear.next()).toEqual([{ ...aWord, head: 4 }]);
  });

  it('while the database is in use it comes back after a loss, and then takes all it remembers for old', async () => {
    const { ear, timers } = open();
    await ear.next();
    timers.advance(inUseMs + 1);
    channel.wake();
    await cutOff();
    expect(await ear.next()).toBe('lost');
    await vi.waitFor(() => expect(timers.waiting()).toBe(1));
    timers.advance(longMs);
    expect(await ear.next()).toBe('gap');
    await sayNotifications('other', [aWord]);
    expect(await ear.next()).toEqual([aWord]);
  });

  it('[DB4] while nobody uses the database it stays away, without a timer, until somebody does', async () => {
    const { ear, timers } = open();
    await ear.next();
    timers.advance(inUseMs + 1);
    await cutOff();
    expect(timers.waiting()).toBe(0);
    timers.advance(24 * 60 * 60 * 1000);
    expect(await listeners()).toBe(0);
    channel.wake();
    expect([await ear.next(), await ear.next()]).toEqual(['lost', 'gap']);
    expect(await listeners()).toBe(1);
  });

  it('a first try that fails fails nothing: it says so once and tries again, later each time', async () => {
    const nobody = createServer((socket: Socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(nobody, 'listening');
    const { port } = nobody.address() as { port: number };
    const warn = vi.fn();
    const { ear, timers } = open(`postgres://postgres@127.0.0.1:${port}/x`, { ...silent, warn, debug() {} } as never);
    await channel.tried;
    expect(channel.isHearing()).toBe(false);
    for (const waitMs of [750, 1500, 3000]) {
      await vi.waitFor(() => expect(timers.waiting()).toBe(1));
      timers.advance(waitMs - 1);
      expect(timers.waiting()).toBe(1);
      timers.advance(1);
      expect(timers.waiting()).toBe(0);
    }
    expect(warn).toHaveBeenCalledOnce();
    expect(ear.heard).toEqual([]);
    nobody.close();
  });

  it('closes at once though the database hangs', async () => {
    const hanging = createServer().listen(0, '127.0.0.1');
    await once(hanging, 'listening');
    const { port } = hanging.address() as { port: number };
    const { timers } = open(`postgres://postgres@127.0.0.1:${port}/x`);
    await once(hanging, 'connection');
    await channel.close();
    await channel.tried;
    expect(timers.waiting()).toBe(0);
    hanging.close();
  });
});

describeWith('pgbouncer')('change notifications by Postgres through PgBouncer', () => {
  let direct: string;
  let bouncer: TestPgBouncer;
  const closing: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    direct = await createDatabase();
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  async function openThrough(poolMode: 'transaction' | 'session') {
    bouncer = await startPgBouncer(direct, { pool_mode: poolMode });
    closing.push(bouncer.stop);
    const pool = createPool({ connectionString: bouncer.url }, 3, silent);
    closing.push(() => pool.end());
    const warn = vi.fn();
    const timers = createVirtualTimers();
    const ear = createEar();
    const channel = createPostgresChannel({
      url: bouncer.url,
      pool,
      isDirect: false,
      listener: ear,
      sender: 'me',
      random: () => 0.5,
      log: { ...silent, warn, debug() {} } as never,
      timers,
    });
    closing.push(channel.close);
    await channel.tried;
    return { pool, warn, timers, ear, channel };
  }

  it('in transaction mode it notices that it hears nothing, and says once what to set', async () => {
    const { pool, warn, timers, ear, channel } = await openThrough('transaction');
    expect(await ear.next()).toBe('gap');
    // Plenty of chances to hear one.
    for (let n = 0; n < 20; n++) await pool.query(`select pg_notify('${notificationChannelName}', 'me')`);
    timers.advance(probeMs);
    expect(warn.mock.calls).toEqual([[expect.stringContaining('set DATABASE_DIRECT_URL')]]);
    expect(channel.isHearing()).toBe(false);
    timers.advance(probeMs);
    expect(warn).toHaveBeenCalledOnce();
  });

  it('in session mode it hears, and knows', async () => {
    const { warn, timers, ear, channel } = await openThrough('session');
    expect(await ear.next()).toBe('gap');
    await vi.waitFor(() => expect(channel.isHearing()).toBe(true));
    timers.advance(probeMs);
    expect(warn).not.toHaveBeenCalled();
  });
});
