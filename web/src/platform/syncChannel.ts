/** How the tabs of one database and the one sync worker among them talk: everybody hears everything. */

import type { SyncStatus } from '../sync/status.ts';
import type { Trigger } from '../sync/triggers.ts';

export type SyncMessage =
  | { type: 'trigger'; trigger: Trigger }
  /** The session is about to change hands: nothing may be sent until it is known whose it is [AU1]. */
  | { type: 'hold'; held: boolean }
  /** A tab opened and wants to know how things stand. */
  | { type: 'hello' }
  | { type: 'status'; status: SyncStatus };

export interface SyncChannel {
  post(message: SyncMessage): void;
  close(): void;
}

/** Before the database's name. */
export const channelPrefix = 'holdfast-sync-';

export function openSyncChannel(database: string, onMessage: (message: SyncMessage) => void): SyncChannel {
  const channel = new BroadcastChannel(channelPrefix + database);
  channel.onmessage = (event: MessageEvent<SyncMessage>) => onMessage(event.data);
  return { post: (message) => channel.postMessage(message), close: () => channel.close() };
}
