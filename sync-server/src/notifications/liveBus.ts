/**
 * Who listens to a workspace in this process. It says that something has changed, never what; losing every word of it
 * only costs time [SV6].
 */
import type { Poke } from '@holdfast/shared/protocol/live';
import { cursorAtHead, type Revision, writeCursor } from '../database/cursor.ts';
import type { ChangeNotification } from './notificationChannel.ts';

export interface Listener {
  workspace: string;
  /** Whose it is, and by which session: it is closed when that ends. */
  userId: string;
  token: string;
  /** Not told of what it wrote itself. Null: told of everything. */
  device: string | null;
  onPoke(poke: Poke): void;
  /** Nothing was sent for a while; the other end must hear something to know that this one is still there. */
  onKeepAlive(): void;
  /** It is closed: the bus shuts down, the session or the membership ended, or the same device listens anew. */
  onClose(): void;
}

export interface LiveBus {
  /** `writer`: the device that wrote, if it is known. */
  poke(workspace: string, revision: Revision, writer: string | null): void;
  /** Of what was written elsewhere, by nobody known here. */
  pokeAll(notifications: readonly ChangeNotification[]): void;
  /** Answers how to stop listening; null when there is no room for one more, of this person or at all [FA1]. */
  subscribe(listener: Listener): (() => void) | null;
  /** Of one person's listeners. */
  tokensOf(userId: string): string[];
  /** Closes those whose session or membership is over [AU4]. */
  end(ended: EndedAccess): void;
  /** Listeners. */
  count(): number;
  close(): void;
}

export interface EndedAccess {
  /** Of sessions. */
  tokens: ReadonlySet<string>;
  members: readonly { workspace: string; userId: string }[];
}

/** Listeners at once. */
export interface LiveBusRoom {
  perUser: number;
  inAll: number;
}

/** A person has a few devices with a tab that listens each; some eight kilobytes each make 160 MB in all. */
const usualRoom: LiveBusRoom = { perUser: 10, inAll: 20_000 };

export interface LiveBusParts {
  /** Calls `ring` once a second from now on; the returned function stops it. */
  everySecond(ring: () => void): () => void;
  keepAliveSeconds: number;
  room?: LiveBusRoom;
}

export function createLiveBus({ everySecond, keepAliveSeconds, room = usualRoom }: LiveBusParts): LiveBus {
  const listeners = new Map<string, Set<Listener>>();
  const byUser = new Map<string, Set<Listener>>();
  /** How each leaves. */
  const leaving = new Map<Listener, () => void>();
  // A ring of as many groups as there are seconds: each second one of them is kept alive, so thousands are no burst.
  const ring = Array.from({ length: keepAliveSeconds }, () => new Set<Listener>());
  let second = 0;
  let stopRinging: (() => void) | null = null;
  let isClosed = false;

  function keepAlive(): void {
    second = (second + 1) % keepAliveSeconds;
    for (const listener of ring[second] ?? []) listener.onKeepAlive();
  }

  function subscribe(listener: Listener): (() => void) | null {
    const { workspace, userId, device } = listener;
    for (const other of byUser.get(userId) ?? []) if (device !== null && other.device === device) close(other);
    const isFull = leaving.size >= room.inAll || (byUser.get(userId)?.size ?? 0) >= room.perUser;
    if (isClosed || isFull) return null;
    const group = ring[second] as Set<Listener>;
    group.add(listener);
    addTo(listeners, workspace, listener);
    addTo(byUser, userId, listener);
    stopRinging ??= everySecond(keepAlive);
    const leave = () => {
      if (!leaving.delete(listener)) return;
      group.delete(listener);
      removeFrom(listeners, workspace, listener);
      removeFrom(byUser, userId, listener);
      if (leaving.size === 0) stop();
    };
    leaving.set(listener, leave);
    return leave;
  }

  function close(listener: Listener): void {
    leaving.get(listener)?.();
    listener.onClose();
  }

  function stop(): void {
    stopRinging?.();
    stopRinging = null;
  }

  function poke(workspace: string, revision: Revision, writer: string | null): void {
    const group = listeners.get(workspace);
    if (group === undefined) return;
    const poke = pokeOf(workspace, revision);
    for (const listener of group) if (listener.device === null || listener.device !== writer) listener.onPoke(poke);
  }

  return {
    subscribe,
    poke,
    pokeAll(notifications) {
      for (const { workspace, ...revision } of notifications) poke(workspace, revision, null);
    },
    tokensOf: (userId) => [...new Set([...(byUser.get(userId) ?? [])].map(({ token }) => token))],
    end({ tokens, members }) {
      const hasEnded = ({ token }: Listener) => tokens.has(token);
      for (const listener of [...leaving.keys()].filter(hasEnded)) close(listener);
      for (const { workspace, userId } of members) {
        for (const listener of [...(byUser.get(userId) ?? [])]) if (listener.workspace === workspace) close(listener);
      }
    },
    count: () => leaving.size,
    close() {
      isClosed = true;
      for (const listener of [...leaving.keys()]) close(listener);
    },
  };
}

function addTo(groups: Map<string, Set<Listener>>, key: string, listener: Listener): void {
  const group = groups.get(key) ?? new Set();
  groups.set(key, group.add(listener));
}

function removeFrom(groups: Map<string, Set<Listener>>, key: string, listener: Listener): void {
  const group = groups.get(key);
  group?.delete(listener);
  if (group?.size === 0) groups.delete(key);
}

/** Says where a workspace stands, as a device that has everything would. */
export function pokeOf(workspace: string, revision: Revision): Poke {
  return { workspace, cursor: writeCursor(cursorAtHead(revision)) };
}
