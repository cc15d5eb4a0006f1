/** A worker's way to the server: each exchange is two places to die at, and one at a time is under way [EN1]. */

import { Broken } from '../src/lab/broken.ts';
import type { Context } from '../src/lab/context.ts';
import type { World } from '../src/lab/world.ts';
import { readOutcome } from '../src/platform/readReply.ts';
import type { Transport } from '../src/sync/ports.ts';

export interface SimTransport extends Transport {
  isInFlight(): boolean;
}

/** A body, and for whose account it says it is [AU1]. */
export interface Packed {
  body: string;
  account: string;
}

export interface TransportParts {
  world: World;
  context: Context;
  /** `wake` gets the answer, or null when the connection broke; never called when nothing ever comes. */
  send(request: Packed, wake: (answer: Response | null) => void): void;
}

export function createSimTransport({ world, context, send }: TransportParts): SimTransport {
  let inFlight = 0;
  return {
    isInFlight: () => inFlight > 0,
    async exchange(request, signal, account) {
      inFlight += 1;
      await context.step();
      if (inFlight > 1) world.fail(new Broken('EN1', `${context.name} has two exchanges in flight`));
      const body = JSON.stringify(request);
      const answer = await context.wait<Response | null>((wake) => {
        if (signal.aborted) return wake(null);
        signal.addEventListener('abort', () => wake(null), { once: true });
        send({ body, account }, wake);
      });
      await context.step();
      inFlight -= 1;
      if (answer === null) return { kind: 'unreachable', retryAfterMs: null };
      return readOutcome(answer).catch(() => ({ kind: 'unreachable', retryAfterMs: null }));
    },
  };
}
