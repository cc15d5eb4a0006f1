/**
 * What lies between the devices and the server: latency, and the faults of the wire. Each try gets at most one fault:
 * the one that was asked for, what the link is in, or one of the dice.
 */

import type { Dice } from '@holdfast/shared/lab/dice';
import type { WireFault } from '@holdfast/shared/lab/faults';
import type { World } from '../src/lab/world.ts';
import type { Session } from './signUp.ts';
import type { SimServer } from './simServer.ts';
import type { Packed } from './simTransport.ts';

export interface Link {
  /** Faults of the coming tries, one each, in order. */
  armed: WireFault[];
  /** What every try meets while it lasts. */
  persistent: 'drop' | 'lie_fi' | 'portal' | null;
}

/** A request as it leaves a browser: with whatever session that has. */
export interface Asked extends Packed {
  session: Session | null;
}

export interface Try extends Asked {
  link: Link;
}

export interface Served extends Asked {
  /** As the server gave it; null when it died before that. */
  answer: { status: number; body: string } | null;
}

export interface Network {
  /** `wake` gets the answer, or null when the connection broke; never called when nothing ever comes. */
  send(attempt: Try, wake: (answer: Response | null) => void): void;
  /** Ids of records the server fails on for now. */
  poisoned: Set<string>;
  /** Bodies longer than this are refused on the way. */
  narrowTo(bytes: number | null): void;
}

export interface NetworkParts {
  world: World;
  server: SimServer;
  dice: Dice;
  /** One try in this many meets a fault nobody asked for; 0 for none. */
  chaos(): number;
  onServed(served: Served): Promise<void>;
  struck(fault: WireFault): void;
}

/** What comes to a device at random; the others are asked for. */
const common: readonly WireFault[] = ['drop', 'reply_lost', 'duplicate', 'truncated', 'server_error', 'delay'];
const second = 1000;

export function createNetwork({ world, server, dice, chaos, onServed, struck }: NetworkParts): Network {
  const poisoned = new Set<string>();
  let narrow: number | null = null;
  let lastAnswer = '';

  function faultOf(link: Link, body: string): WireFault | null {
    if (link.persistent !== null) return link.persistent;
    if ([...poisoned].some((id) => body.includes(id))) return 'poison';
    if (narrow !== null && body.length > narrow) return 'too_large';
    const armed = link.armed.shift();
    if (armed !== undefined) return armed;
    const often = chaos();
    return often > 0 && dice.oneIn(often) ? dice.pick(common) : null;
  }

  /** The server is reached, and everybody hears of it who watches. */
  async function serve({ session, body, account }: Asked): Promise<Response | null> {
    const response = await server.exchange(session, body, account);
    const answer = response && { status: response.status, body: await response.clone().text() };
    if (answer?.status === 200) lastAnswer = answer.body;
    await onServed({ session, body, account, answer });
    return response;
  }

  function arrive(afterMs: number, asked: Asked, answered: (response: Response | null) => void | Promise<void>): void {
    world.after(afterMs, () => {
      world.busy(1);
      serve(asked)
        .then(answered)
        .catch(world.fail)
        .finally(() => world.busy(-1));
    });
  }

  return {
    poisoned,
    narrowTo(bytes) {
      narrow = bytes;
    },
    send(attempt, wake) {
      const [there, back] = [5 + dice.below(400), 5 + dice.below(400)];
      const fault = faultOf(attempt.link, attempt.body);
      if (fault !== null) struck(fault);
      const instead = (response: Response | null) => void world.after(there + back, () => wake(response));
      const reply = (response: Response | null) => void world.after(back, () => wake(response));
      switch (fault) {
        case 'drop':
          return instead(null);
        case 'portal':
          // The worst of them: an answer of ours that somebody kept, but for the mark.
          return instead(new Response(dice.oneIn(2) ? '<h1>Sign in to the Wi-Fi</h1>' : lastAnswer));
        case 'proxy_404':
          return instead(new Response('{"error":"not here"}', { status: 404 }));
        case 'too_large':
          return instead(new Response('too large', { status: 413 }));
        case 'poison':
          return instead(new Response('it crashed', { status: 500 }));
        case 'server_error':
          return instead(dice.oneIn(2) ? new Response('bad gateway', { status: 502 }) : busy('unavailable', 503));
        case 'rate_limited':
          return instead(busy('rate_limited', 429));
        case 'lie_fi':
          if (dice.oneIn(2)) arrive(there, attempt, () => {});
          return;
        case 'unauthenticated':
          return arrive(there, { ...attempt, session: null }, reply);
        case 'delay':
          return arrive(there + dice.below(20) * second, attempt, reply);
        case 'reorder':
          return arrive((35 + dice.below(60)) * second, attempt, reply);
        case 'reply_lost':
          return arrive(there, attempt, () => void world.after(back, () => wake(null)));
        case 'truncated':
          return arrive(there, attempt, (response) => truncate(response).then(reply));
        case 'duplicate':
          arrive(there, attempt, reply);
          return arrive(there + dice.below(20) * second, attempt, () => {});
        case null:
          return arrive(there, attempt, reply);
      }
    },
  };
}

function busy(code: string, status: number): Response {
  return new Response(JSON.stringify({ code, title: 'Busy', status }), {
    status,
    headers: { 'x-holdfast': '1', 'retry-after': '7', 'content-type': 'application/problem+json' },
  });
}

async function truncate(response: Response | null): Promise<Response | null> {
  if (response === null) return null;
  const text = await response.text();
  return new Response(text.slice(0, Math.floor(text.length / 2)), response);
}
