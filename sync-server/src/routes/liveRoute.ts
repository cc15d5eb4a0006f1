/** `GET /api/live`: a stream that says "there is news" and, in between, that it is still there. */
import { recordId } from '@holdfast/shared/protocol/exchange';
import type { Poke } from '@holdfast/shared/protocol/live';
import type { Context } from 'hono';
import * as z from 'zod/mini';
import { type LiveBus, pokeOf } from '../live/liveBus.ts';
import type { Moment } from '../sync/cursor.ts';
import type { Memory } from '../sync/memory.ts';
import type { AppEnv } from './guards.ts';
import { problemReply } from './problemReply.ts';

export interface LiveParts {
  memory: Memory;
  bus: LiveBus;
  /** Null when there is no such workspace. */
  readMoment(workspace: string): Promise<Moment | null>;
}

interface Asked {
  workspace: string;
  device: string | null;
}

const query = z.object({ workspace: recordId, device: z.optional(recordId) });

export function liveRoute(parts: LiveParts) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const asked = query.safeParse(c.req.query());
    if (!asked.success) return problemReply(c, 'invalid_request', 'expected ?workspace=ID');
    const { workspace, device = null } = asked.data;
    if ((await parts.memory.findRole(workspace, c.var.userId)) === null) return problemReply(c, 'not_a_member');
    return c.body(openStream(parts, { workspace, device }), {
      headers: {
        'Content-Type': 'text/event-stream',
        // A proxy that gathers the stream into chunks would hold the news back.
        'X-Accel-Buffering': 'no',
      },
    });
  };
}

const text = new TextEncoder();
const opening = text.encode(': open\n\n');
const stillHere = text.encode(': still here\n\n');

/** Only the newest poke waits for a slow reader: it says all that the older ones said, and nothing piles up. */
function openStream({ memory, bus, readMoment }: LiveParts, { workspace, device }: Asked): ReadableStream<Uint8Array> {
  let newest: Poke | null = null;
  let leave = () => {};

  function say(poke: Poke, controller: ReadableStreamDefaultController<Uint8Array>): void {
    newest = poke;
    write(controller);
  }

  function write(controller: ReadableStreamDefaultController<Uint8Array>): void {
    if (newest === null || (controller.desiredSize ?? 0) <= 0) return;
    const data = JSON.stringify(newest);
    newest = null;
    controller.enqueue(text.encode(`event: poke\ndata: ${data}\n\n`));
  }

  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(opening);
      leave = bus.subscribe({
        workspace,
        device,
        onPoke: (poke) => say(poke, controller),
        onKeepAlive() {
          if ((controller.desiredSize ?? 0) > 0) controller.enqueue(stillHere);
        },
        onClose: () => controller.close(),
      });
      // What was written between the device's last pull and this moment would else wait for the next heartbeat.
      // Losing the greeting only costs time [SV6].
      findMoment().then(
        (moment) => moment !== null && say(pokeOf(workspace, moment), controller),
        () => {},
      );
    },
    pull: write,
    cancel: () => leave(),
  });

  async function findMoment(): Promise<Moment | null> {
    if (!memory.freshness.isFresh()) await memory.freshness.confirm();
    return memory.revisions.get(workspace) ?? readMoment(workspace);
  }
}
