/** `GET /api/live`: a stream that says "there is news" and, in between, that it is still there. */
import { recordId } from '@holdfast/shared/protocol/exchange';
import { liveCommentSeconds, type Poke } from '@holdfast/shared/protocol/live';
import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type pg from 'pg';
import * as z from 'zod/mini';
import { findRole } from '../db/members.ts';
import type { LiveBus } from '../live/liveBus.ts';
import { readHeadCursor } from '../sync/readHeadCursor.ts';
import type { AppEnv } from './guards.ts';
import { problemReply } from './problemReply.ts';

const query = z.object({ workspace: recordId, device: z.optional(recordId) });

export function liveRoute(pool: pg.Pool, bus: LiveBus) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const asked = query.safeParse(c.req.query());
    if (!asked.success) return problemReply(c, 'invalid_request', 'expected ?workspace=ID');
    const { workspace, device = null } = asked.data;
    if ((await findRole(pool, workspace, c.var.userId)) === null) return problemReply(c, 'not_a_member');
    // A proxy that gathers the stream into chunks would hold the news back.
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(c, (stream) => {
      const poke = pokeInto(stream);
      return new Promise<void>((resolve) => {
        const leave = bus.subscribe({
          workspace,
          device,
          onPoke: poke,
          onClose: () => end(),
        });
        const timer = setInterval(() => void stream.write(': still here\n\n'), liveCommentSeconds * 1000);
        function end() {
          clearInterval(timer);
          leave();
          resolve();
        }
        stream.onAbort(end);
        void greet();

        /** What was written between the device's last pull and this moment would else wait for the next heartbeat. */
        async function greet() {
          await stream.write(': open\n\n');
          // Losing the greeting only costs time [SV6].
          const cursor = await readHeadCursor(pool, workspace).catch(() => null);
          if (cursor !== null) poke({ workspace, cursor });
        }
      });
    });
  };
}

/** Only the newest poke waits for a slow reader: it says all that the older ones said, and nothing piles up. */
function pokeInto(stream: SSEStreamingApi): (news: Poke) => void {
  let newest: Poke | null = null;
  let isWriting = false;
  return (news) => {
    newest = news;
    if (!isWriting) void write();
  };

  async function write(): Promise<void> {
    isWriting = true;
    while (newest !== null) {
      const data = JSON.stringify(newest);
      newest = null;
      await stream.writeSSE({ event: 'poke', data });
    }
    isWriting = false;
  }
}
