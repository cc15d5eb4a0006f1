/**
 * Change notifications as text, the same on Postgres and on Redis: `sender epoch incarnation workspace:head,workspace:head…`, at most 100
 * workspaces; or `sender ended user`, of whom sessions have ended. A sender alone carries none; each channel says what it
 * means by that.
 */
import type { Revision } from '../database/cursor.ts';
import type { ChangeNotification } from './notificationChannel.ts';

/** NOTIFY takes less than 8,000 bytes. */
export const maxWorkspacesPerText = 100;

export interface NotificationMessage {
  sender: string;
  notifications: ChangeNotification[];
  /** Whose sessions have ended; null: nobody's. */
  ended: string | null;
}

const entry = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:\\d{1,15}';
const pattern = new RegExp(
  `^([\\w-]{1,64})(?: ended ([\\w-]{1,64})| ([0-9a-f]{32}) (\\d{1,16}) (${entry}(?:,${entry}){0,${maxWorkspacesPerText - 1}}))?$`,
);

/** As few texts as possible: one per history of the database and 100 workspaces. */
export function writeNotificationTexts(sender: string, notifications: readonly ChangeNotification[]): string[] {
  const byHistory = new Map<string, string[]>();
  for (const { workspace, epoch, incarnation, head } of notifications) {
    const history = `${epoch} ${incarnation}`;
    const entries = byHistory.get(history) ?? [];
    entries.push(`${workspace}:${head}`);
    byHistory.set(history, entries);
  }
  return [...byHistory].flatMap(([history, entries]) =>
    inGroups(entries).map((group) => `${sender} ${history} ${group.join(',')}`),
  );
}

export function writeEndedText(sender: string, userId: string): string {
  return `${sender} ended ${userId}`;
}

/** Null for text that is not exactly of this form: something was said, and nobody knows what. */
export function readNotificationText(text: string): NotificationMessage | null {
  const [matched, sender = '', ended = null, epoch = '', incarnation, entries] = pattern.exec(text) ?? [];
  if (matched === undefined) return null;
  if (entries === undefined) return { sender, notifications: [], ended };
  const revision: Omit<Revision, 'head'> = { epoch, incarnation: Number(incarnation) };
  const notifications = entries.split(',').map((one) => {
    const [workspace = '', head] = one.split(':');
    return { ...revision, workspace, head: Number(head) };
  });
  return { sender, notifications, ended: null };
}

function inGroups(entries: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (let from = 0; from < entries.length; from += maxWorkspacesPerText) {
    groups.push(entries.slice(from, from + maxWorkspacesPerText));
  }
  return groups;
}
