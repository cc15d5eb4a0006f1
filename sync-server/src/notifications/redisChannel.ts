/**
 * Change notifications by Redis: sent after a commit, to whoever listens now. Nothing is queued for a Redis that is away, and nobody
 * waits for it [SV6]; once it is back, one message says that something was missed.
 */
import type { Logger } from 'pino';
import { notificationChannelName } from '../database/epoch.ts';
import type { NotificationChannel, NotificationListener } from './notificationChannel.ts';
import { readNotificationText, writeEndedText, writeNotificationTexts } from './notificationText.ts';
import { planReconnectMs } from './reconnect.ts';

export interface RedisChannelParts {
  url: string;
  listener: NotificationListener;
  /** Names this process. */
  sender: string;
  /** Uniform in [0, 1). */
  random: () => number;
  log: Logger;
}

/** Resolves at once; the connection is made in the background. Throws TypeError for an address that is none. */
export async function createRedisChannel({
  url,
  listener,
  sender,
  random,
  log,
}: RedisChannelParts): Promise<NotificationChannel> {
  // Only here: a server without Redis does not load it.
  const { createClient } = await import('@redis/client');
  const client = createClient({
    url,
    name: 'holdfast',
    disableOfflineQueue: true,
    // One that hangs keeps commands unanswered.
    commandsQueueMaxLength: 1_000,
    pingInterval: 10_000,
    maintNotifications: 'disabled',
    socket: {
      connectTimeout: 5_000,
      socketTimeout: 30_000,
      reconnectStrategy: (failures) => planReconnectMs(failures, random()),
    },
  });
  let isSubscribed = false;
  let isTold = false;
  let isClosed = false;
  /** Something was not told while Redis was away. */
  let hasDropped = false;

  client.on('error', (error: unknown) => {
    if (isSubscribed) listener.onLost();
    isSubscribed = false;
    // Each try fails with one more.
    if (!isTold && !isClosed)
      log.warn({ err: error }, 'Redis is away: change notifications of other server processes come late');
    isTold = true;
  });
  client.on('ready', () => void subscribe());
  client.connect().catch(() => {});

  async function subscribe(): Promise<void> {
    try {
      await client.subscribe(notificationChannelName, hear);
    } catch {
      // Lost again meanwhile: the next connection comes here too.
      return;
    }
    isSubscribed = client.isReady;
    if (isTold) log.info('Redis is back');
    isTold = false;
    listener.onGap();
    // Who was back sooner asked too early.
    if (hasDropped) void say(sender);
    hasDropped = false;
  }

  async function say(text: string): Promise<void> {
    try {
      await client.publish(notificationChannelName, text);
    } catch {
      hasDropped = true;
    }
  }

  function hear(text: string): void {
    if (isClosed) return;
    const message = readNotificationText(text);
    if (message === null) listener.onGap();
    else if (message.sender === sender) return;
    else if (message.ended !== null) listener.onEnded(message.ended);
    // A sender alone: some of its notifications were not sent.
    else if (message.notifications.length === 0) listener.onGap();
    else listener.onNotified(message.notifications);
  }

  return {
    name: 'Redis',
    inCommit: null,
    publish(notifications) {
      if (isClosed) return;
      for (const text of writeNotificationTexts(sender, notifications)) void say(text);
    },
    // Not waited for: a Redis that hangs would hold up a sign-out.
    async tellEnded(userId) {
      if (!isClosed) void say(writeEndedText(sender, userId));
    },
    isHearing: () => isSubscribed && client.isReady,
    wake: () => {},
    async close() {
      isClosed = true;
      isSubscribed = false;
      client.destroy();
    },
  };
}
