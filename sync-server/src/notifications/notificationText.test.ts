import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ChangeNotification } from './notificationChannel.ts';
import { readNotificationText, writeEndedText, writeNotificationTexts } from './notificationText.ts';

const epoch = 'a'.repeat(32);
const notificationsOf = (count: number, history: Partial<ChangeNotification> = {}): ChangeNotification[] =>
  Array.from({ length: count }, (_, head) => ({
    workspace: randomUUID(),
    epoch,
    incarnation: 1_700_000_000_000_000,
    head,
    ...history,
  }));

describe('change notifications as text', () => {
  it('reads what it writes', () => {
    const notifications = notificationsOf(3);
    const texts = writeNotificationTexts('s-1', notifications);
    expect(texts).toHaveLength(1);
    expect(texts.map(readNotificationText)).toEqual([{ sender: 's-1', notifications, ended: null }]);
  });

  it('takes one text per 100 workspaces and history, each short enough for NOTIFY', () => {
    const notifications = [
      ...notificationsOf(250, { head: 999_999_999_999_999 }),
      ...notificationsOf(1, { incarnation: 2 }),
    ];
    const texts = writeNotificationTexts(randomUUID(), notifications);
    expect(texts.map((text) => readNotificationText(text)?.notifications.length)).toEqual([100, 100, 50, 1]);
    expect(texts.flatMap((text) => readNotificationText(text)?.notifications ?? [])).toEqual(notifications);
    expect(Math.max(...texts.map((text) => Buffer.byteLength(text)))).toBeLessThan(8000);
    expect(writeNotificationTexts('s', [])).toEqual([]);
  });

  it('takes a sender alone for a message without notifications', () => {
    expect(readNotificationText('s')).toEqual({ sender: 's', notifications: [], ended: null });
  });

  it('[AU4] says of whom sessions have ended', () => {
    const text = writeEndedText('s-1', 'rGh4_user-1');
    expect(readNotificationText(text)).toEqual({ sender: 's-1', notifications: [], ended: 'rGh4_user-1' });
  });

  const [good = ''] = writeNotificationTexts('s', notificationsOf(1));
  const long = `s ${epoch} 1 ${notificationsOf(101).map(({ workspace, head }) => `${workspace}:${head}`)}`;
  it.each([
    ['', 'nothing'],
    [`${good},`, 'a comma too many'],
    [`${good} `, 'a space at the end'],
    [`${good}\n`, 'a line break at the end'],
    [good.replace(epoch, 'b'), 'a short epoch'],
    [good.replace(/:\d+$/, ':-1'), 'a negative head'],
    [good.replace(/:\d+$/, ':1234567890123456'), 'a head that is no exact number'],
    [good.slice(0, -10), 'half of it'],
    [`s ${epoch} 1`, 'no workspaces'],
    [long, 'too many workspaces'],
    ['s ended ', 'nobody whose session ended'],
    ['s ended a b', 'two at once'],
  ])('refuses %o: %s', (text) => {
    expect(readNotificationText(text)).toBeNull();
  });
});
