/**
 * Virtual time. One thing happens at a time: an event, then everything it started until all of it waits for virtual
 * time again. That, and dice from one seed, is why a run can be repeated exactly.
 */
import { Broken } from './broken.ts';

export interface World {
  /** Milliseconds since 1970, as the server's clock tells it. */
  now(): number;
  /** Milliseconds that only grow. */
  elapsed(): number;
  after(delayMs: number, happen: () => void): () => void;
  /** Lets `ms` go by, event by event. */
  pass(ms: number): Promise<void>;
  /** Jumps ahead; what was due in between happens at the end of the jump, in order. */
  skip(ms: number): Promise<void>;
  /** Lets what was started come to rest. */
  settle(): Promise<void>;
  /** Work that is not waiting for virtual time: nothing else happens until all of it rests. */
  busy(by: number): void;
  /** An error nobody waits for: thrown by the next `settle`. */
  fail(error: unknown): void;
}

/** Far above what any step needs: what never rests is a bug, not a reason to hang. */
const mostTurns = 200_000;
/** The same of a moment: whoever tries again and again without a wait lets no time go by. */
const mostAtOnce = 10_000;

/** A task of its own, without the pause that timers make. */
const nextTurn: () => Promise<void> =
  typeof setImmediate === 'function'
    ? () => new Promise((resolve) => setImmediate(resolve))
    : () =>
        new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            port1.close();
            resolve();
          };
          port2.postMessage(null);
        });

export function createWorld(startMs: number): World {
  let now = startMs;
  let sequence = 0;
  let active = 0;
  let failure: { error: unknown } | null = null;
  const events = new Map<number, { at: number; happen: () => void }>();

  async function settle(): Promise<void> {
    for (let turns = 0; ; turns += 1) {
      await nextTurn();
      if (failure !== null) throw failure.error;
      if (active === 0) return;
      if (turns > mostTurns) throw new Error(`the simulation does not come to rest: ${active} at work`);
    }
  }

  function earliest(): [number, { at: number; happen: () => void }] | undefined {
    let first: [number, { at: number; happen: () => void }] | undefined;
    for (const entry of events) if (first === undefined || entry[1].at < first[1].at) first = entry;
    return first;
  }

  async function runUntil(end: number): Promise<void> {
    await settle();
    let atOnce = 0;
    for (let next = earliest(); next !== undefined && next[1].at <= end; next = earliest()) {
      atOnce = next[1].at > now ? 0 : atOnce + 1;
      if (atOnce > mostAtOnce) throw new Broken('EN6', 'time stands still: somebody tries again without a wait');
      events.delete(next[0]);
      now = Math.max(now, next[1].at);
      next[1].happen();
      await settle();
    }
    now = Math.max(now, end);
  }

  return {
    now: () => now,
    elapsed: () => now - startMs,
    after(delayMs, happen) {
      const key = sequence++;
      events.set(key, { at: now + Math.max(0, delayMs), happen });
      return () => events.delete(key);
    },
    pass: (ms) => runUntil(now + ms),
    async skip(ms) {
      await settle();
      now += ms;
      await runUntil(now);
    },
    settle,
    busy(by) {
      active += by;
    },
    fail(error) {
      failure ??= { error };
    },
  };
}
