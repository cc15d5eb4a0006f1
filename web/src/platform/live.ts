/** Listens for pokes: that there is news, never the news itself [SV6]. */
import { poke } from '@holdfast/shared/protocol/live';
import type { Random, Timers } from '../sync/ports.ts';

export interface LiveParts {
  deviceId: string;
  timers: Timers;
  random: Random;
  /** Gets the server's cursor. */
  onPoke(cursor: string): void;
  /** Asked before a broken stream is opened again; a good run opens it anyway. */
  isWanted(): boolean;
}

export interface Live {
  /** Opens the stream at once unless one to this workspace is open. */
  open(workspace: string): void;
  close(): void;
}

/**
 * A server that dies or restarts cuts thousands of streams in one moment. They come back spread over this time, and
 * with each further failure over twice as much; what the streams then tell to pull is spread with them.
 */
export const reopenWithinMs = 30_000;
const longestReopenMs = 300_000;

/** Uniform from nothing to the whole time: the widest spread there is. `failures` in a row, from 1. */
export function planReopenMs(failures: number, random: number): number {
  return Math.round(Math.min(longestReopenMs, reopenWithinMs * 2 ** Math.min(failures - 1, 10)) * random);
}

export function createLive({ deviceId, timers, random, onPoke, isWanted }: LiveParts): Live {
  let stream: EventSource | null = null;
  let following = '';
  let failures = 0;
  let callOff = () => {};

  function close(): void {
    callOff();
    stream?.close();
    stream = null;
  }

  /** The browser's own retry would bring everybody back together after three seconds. */
  function reopenLater(): void {
    close();
    failures += 1;
    callOff = timers.after(planReopenMs(failures, random.next()), () => {
      if (isWanted()) open(following);
    });
  }

  function open(workspace: string): void {
    if (stream !== null && following === workspace) return;
    close();
    following = workspace;
    stream = new EventSource(`/api/live?${new URLSearchParams({ workspace, device: deviceId })}`);
    stream.addEventListener('error', reopenLater);
    stream.addEventListener('open', () => {
      failures = 0;
    });
    stream.addEventListener('poke', (event) => {
      const news = poke.safeParse(JSON.parse(event.data));
      if (news.success) onPoke(news.data.cursor);
    });
  }

  return { open, close };
}
