/**
 * Change notifications by LISTEN on one connection of its own. They are sent by the commits themselves, with NOTIFY;
 * nothing is sent here but that a session has ended. A lost connection comes back only while the database is in use: one that fell asleep is not
 * woken for changes that nobody writes [DB4].
 */
import { Socket } from 'node:net';
import pg from 'pg';
import type { Logger } from 'pino';
import { notificationChannelName } from '../database/epoch.ts';
import { runStatement } from '../database/statements.ts';
import type { NotificationChannel, NotificationListener } from './notificationChannel.ts';
import { readNotificationText, writeEndedText } from './notificationText.ts';
import { planReconnectMs, type ReconnectTimers } from './reconnect.ts';

export interface PostgresChannelParts {
  url: string;
  /** Tells the others what no commit of an exchange tells. */
  pool: pg.Pool;
  /**
   * `url` is known to lead past PgBouncer: in transaction mode LISTEN succeeds there and hears nothing. Otherwise a
   * message sent by the pool, and so not by the session that listens, shows whether any arrive.
   */
  isDirect: boolean;
  listener: NotificationListener;
  /** Names this process. */
  sender: string;
  /** Uniform in [0, 1). */
  random: () => number;
  log: Logger;
  timers: ReconnectTimers;
}

export interface PostgresChannel extends NotificationChannel {
  /** Resolves when the first try to listen has ended, well or not. */
  tried: Promise<void>;
}

/** The database counts as used this long after `wake`. */
export const inUseMs = 60_000;
/** How long that message may take, once the database has it. */
export const probeMs = 5_000;

const deafWarning =
  'change notifications of other server processes are not heard: DATABASE_URL leads through a pooler in transaction mode; ' +
  'set DATABASE_DIRECT_URL to the same Postgres past it';

type State = 'connecting' | 'listening' | 'waiting' | 'asleep' | 'closed';

export function createPostgresChannel(parts: PostgresChannelParts): PostgresChannel {
  const { url, pool, isDirect, listener, sender, random, log, timers } = parts;
  let state: State = 'connecting';
  let usedAt = timers.elapsed();
  let failures = 0;
  let isProven = isDirect;
  let isToldAway = false;
  let isToldDeaf = false;
  let ended = Promise.resolve();
  let cut = () => {};
  let callOffRetry = () => {};
  let callOffProbe = () => {};

  const isClosed = () => state === 'closed';

  async function connect(): Promise<void> {
    state = 'connecting';
    const socket = new Socket();
    const client = newClient(url, socket);
    // Not `end`, which would wait for a server that hangs.
    cut = () => void socket.destroy();
    client.on('error', (error) =>
      log.debug({ err: error }, 'the connection that listens for change notifications was lost'),
    );
    client.on('notification', ({ payload = '' }) => hear(payload));
    ended = new Promise((resolve) => {
      client.once('end', () => {
        resolve();
        lost();
      });
    });
    try {
      await client.connect();
      await client.query(`listen ${notificationChannelName}`);
    } catch (error) {
      if (!isToldAway && !isClosed()) log.warn({ err: error }, 'cannot listen for change notifications; tried again');
      isToldAway = true;
      cut();
      return;
    }
    await listening();
  }

  /** Whoever asks the database from now on sees what was not heard before. */
  async function listening(): Promise<void> {
    if (isClosed()) return;
    state = 'listening';
    failures = 0;
    isToldAway = false;
    listener.onGap();
    if (!isProven) await probe();
  }

  async function say(text: string): Promise<void> {
    await runStatement(pool, { text: 'select pg_notify($1, $2)', values: [notificationChannelName, text] });
  }

  async function probe(): Promise<void> {
    try {
      await say(sender);
    } catch (error) {
      log.debug({ err: error }, 'whether change notifications are heard could not be found out');
      return;
    }
    if (isProven || isToldDeaf || state !== 'listening') return;
    callOffProbe = timers.after(probeMs, () => {
      isToldDeaf = true;
      log.warn(deafWarning);
    });
  }

  function lost(): void {
    callOffProbe();
    if (isClosed()) return;
    if (state === 'connecting') failures += 1;
    else listener.onLost();
    if (timers.elapsed() - usedAt > inUseMs) {
      state = 'asleep';
      return;
    }
    state = 'waiting';
    callOffRetry = timers.after(planReconnectMs(failures, random()), () => void connect());
  }

  function hear(text: string): void {
    if (isClosed()) return;
    isProven = true;
    callOffProbe();
    // Own words come back, as many as there are commits.
    if (text.startsWith(`${sender} `)) return;
    const message = readNotificationText(text);
    if (message === null) listener.onGap();
    else if (message.ended !== null) listener.onEnded(message.ended);
    else if (message.sender !== sender && message.notifications.length > 0) listener.onNotified(message.notifications);
  }

  return {
    name: 'Postgres',
    inCommit: { channel: notificationChannelName, sender },
    tried: connect(),
    publish: () => {},
    async tellEnded(userId) {
      try {
        await say(writeEndedText(sender, userId));
      } catch (error) {
        log.warn(
          { err: error },
          'that a session ended could not be told to other server processes; they find out by asking',
        );
      }
    },
    isHearing: () => state === 'listening' && isProven,
    wake() {
      usedAt = timers.elapsed();
      if (state === 'asleep') void connect();
    },
    async close() {
      state = 'closed';
      callOffRetry();
      callOffProbe();
      cut();
      await ended;
    },
  };
}

function newClient(url: string, socket: Socket): pg.Client {
  return new pg.Client({
    connectionString: url,
    stream: () => socket,
    // Notices a peer that is gone without a message.
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
    application_name: 'holdfast-news',
  });
}
