/**
 * What server processes on one database tell each other: new revisions of workspaces, and whose sessions ended.
 * It never carries data, and losing any of it only costs time [SV6].
 */
import type { Revision } from '../database/cursor.ts';

/** Where a workspace stands since a commit. */
export interface ChangeNotification extends Revision {
  workspace: string;
}

export interface NotificationListener {
  /** Never called with what this process told itself. Only of commits that are done: a reader finds them. */
  onNotified(notifications: readonly ChangeNotification[]): void;
  /** Sessions of theirs have ended [AU4]. */
  onEnded(userId: string): void;
  /** Notifications may have been missed until now: whatever is remembered may be old. */
  onGap(): void;
  /** From now on nothing is heard. */
  onLost(): void;
}

/** How a commit tells the others by itself: NOTIFY within its transaction. */
export interface InCommit {
  channel: string;
  /** Names this process, so that it knows its own notifications. */
  sender: string;
}

export interface NotificationChannel {
  /** For people and the log. */
  name: 'this process alone' | 'Postgres' | 'Redis';
  /** Null: `publish` tells them. Otherwise the commit does, and `publish` does nothing. */
  inCommit: InCommit | null;
  /** After a commit. Never throws and is not waited for. */
  publish(notifications: readonly ChangeNotification[]): void;
  /** Sessions of theirs have ended: resolves when the others were told as far as can be. Never throws. */
  tellEnded(userId: string): Promise<void>;
  /** Whether notifications of others would be heard now. */
  isHearing(): boolean;
  /** The database is in use. What lost its connection while everything slept comes back now; never throws. */
  wake(): void;
  close(): Promise<void>;
}

/** `isAlone`: the database belongs to this process, so there is nothing to hear. */
export function createSilentChannel(isAlone: boolean): NotificationChannel {
  return {
    name: 'this process alone',
    inCommit: null,
    publish: () => {},
    tellEnded: async () => {},
    isHearing: () => isAlone,
    wake: () => {},
    close: async () => {},
  };
}
