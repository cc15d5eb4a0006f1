/** Listens for pokes: that something has changed, never what [SV6]. */
import { backoffMs, fullJitter } from '@holdfast/shared/retry/backoff';
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
export const reopening = { baseMs: 30_000, capMs: 300_000 };

/** `failures` in a row, from 1. */
export function planReopenMs(failures: number, random: number): number {
  return fullJitter(backoffMs(reopening, failures), random);
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
    stream.addEventListener('poke', async (event) => {
      const { poke } = await import('@holdfast/shared/protocol/live');
      const heard = poke.safeParse(JSON.parse(event.data));
      if (heard.success) onPoke(heard.data.cursor);
    });
  }

  return { open, close };
}
