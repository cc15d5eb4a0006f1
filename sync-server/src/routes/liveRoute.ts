/** `GET /api/live`: a stream that says that something has changed and, in between, that it is still there. */
import { recordId } from '@holdfast/shared/protocol/exchange';
import type { Poke } from '@holdfast/shared/protocol/live';
import type { Context } from 'hono';
import * as z from 'zod/mini';
import type { Session } from '../auth/createAuth.ts';
import type { Revision } from '../database/cursor.ts';
import type { Memory } from '../memory/memory.ts';
import { type LiveBus, pokeOf } from '../notifications/liveBus.ts';
import type { AppEnv } from './guards.ts';
import { problemReply } from './problemReply.ts';

export interface LiveParts {
  memory: Memory;
  bus: LiveBus;
  isDraining(): boolean;
  /** Milliseconds that only grow. */
  elapsed: () => number;
  /** Null when there is no such workspace. */
  readRevision(workspace: string): Promise<Revision | null>;
}

interface Asked {
  workspace: string;
  device: string | null;
  session: Session;
}

const query = z.object({ workspace: recordId, device: z.optional(recordId) });

export function liveRoute(parts: LiveParts) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const asked = query.safeParse(c.req.query());
    if (!asked.success) return problemReply(c, 'invalid_request', 'expected ?workspace=ID');
    const { workspace, device = null } = asked.data;
    const { session } = c.var;
    if ((await parts.memory.findRole(workspace, session.userId)) === null) return problemReply(c, 'not_a_member');
    // Between the questions and the stream it may have ended, and nobody would tell a stream that is not there yet.
    if (!session.isKnown()) return problemReply(c, 'unauthenticated');
    if (parts.isDraining()) return problemReply(c, 'unavailable');
    const stream = openStream(parts, { workspace, device, session });
    if (stream === null) return problemReply(c, 'rate_limited', 'too many streams are open', retryAfterSeconds);
    return c.body(stream, {
      headers: {
        'Content-Type': 'text/event-stream',
        // A proxy that gathers the stream into chunks would hold pokes back.
        'X-Accel-Buffering': 'no',
      },
    });
  };
}

/** Devices that are told nothing still ask by themselves, every few minutes. */
const retryAfterSeconds = 300;

const text = new TextEncoder();
const opening = text.encode(': open\n\n');
const stillHere = text.encode(': still here\n\n');

/** Null when there is no room. Only the newest poke waits for a slow reader: it says all that the older ones said. */
function openStream(
  { memory, bus, readRevision, elapsed }: LiveParts,
  { workspace, device, session }: Asked,
): ReadableStream<Uint8Array> | null {
  const { userId, token, endsAtMs } = session;
  let newest: Poke | null = null;
  let controller: ReadableStreamDefaultController<Uint8Array>;

  function say(poke: Poke): void {
    newest = poke;
    write();
  }

  function write(): void {
    if (newest === null || !hasRoom()) return;
    const data = JSON.stringify(newest);
    newest = null;
    controller.enqueue(text.encode(`event: poke\ndata: ${data}\n\n`));
  }

  const hasRoom = () => (controller.desiredSize ?? 0) > 0;
  const isOver = () => (memory.sessions.get(token)?.endsAtMs ?? endsAtMs) <= elapsed();

  const leave = bus.subscribe({
    workspace,
    userId,
    token,
    device,
    onPoke: say,
    onKeepAlive() {
      if (isOver()) close();
      else if (hasRoom()) controller.enqueue(stillHere);
    },
    onClose: () => controller.close(),
  });
  if (leave === null) return null;

  function close(): void {
    leave?.();
    controller.close();
  }

  return new ReadableStream<Uint8Array>({
    start(given) {
      controller = given;
      controller.enqueue(opening);
      // What was written between the device's last pull and this moment would else wait for the next heartbeat.
      // Losing the greeting only costs time [SV6].
      findRevision().then(
        (revision) => revision !== null && say(pokeOf(workspace, revision)),
        () => {},
      );
    },
    pull: write,
    cancel: leave,
  });

  async function findRevision(): Promise<Revision | null> {
    if (!memory.freshness.isFresh()) await memory.freshness.confirm();
    return memory.revisions.get(workspace) ?? readRevision(workspace);
  }
}
