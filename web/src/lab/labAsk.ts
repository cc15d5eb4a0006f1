/**
 * A device's way to the server with the rules of the lab on it: asks the interpreter what each request meets, does it, and
 * tells what came of it. What it hands on is a real answer, so that all that reads one is tried, too.
 */
import type { Decision, Interpreter } from '@holdfast/shared/lab/createInterpreter';
import type { RuleFault } from '@holdfast/shared/lab/faultRule';
import type { Clock, Timers } from '../sync/ports.ts';
import { readExchanged, readSent, type Sent } from './readExchanged.ts';

/** As `fetch`, of paths of our own server. Rejects where no answer comes. */
export type Ask = (path: string, init: RequestInit) => Promise<Response>;

/** One request, and what became of it. */
export interface LabExchange {
  /** When it left, by the clock the rules go by. */
  at: number;
  tookMs: number;
  method: string;
  path: string;
  faults: readonly RuleFault[];
  /** Records in it; null where it is no exchange. */
  sent: number | null;
  sentBytes: number;
  /** Records in the answer that came. */
  received: number | null;
  receivedBytes: number;
  /** Its status; null where none came. */
  status: number | null;
  /** Whether the server has stored what was in it; null where nobody can know. */
  isCommitted: boolean | null;
}

export interface LabAskParts {
  interpreter: Interpreter;
  ask: Ask;
  timers: Timers;
  now: Clock['now'];
  /** Told of every wait for something that is not under way: for a caller whose time stands still while anything is. */
  idle?<T>(waited: Promise<T>): Promise<T>;
  onExchange(exchange: LabExchange): void;
}

/** Says so as the browser does. */
export class NoAnswer extends TypeError {
  readonly isOffline: boolean;
  constructor(isOffline: boolean) {
    super('Failed to fetch');
    this.isOffline = isOffline;
  }
}

const asItIs = <T>(waited: Promise<T>) => waited;

export function createLabAsk({ interpreter, ask, timers, now, idle = asItIs, onExchange }: LabAskParts): Ask {
  return async (path, init) => {
    const at = now();
    const sent = await readSent(init);
    const method = init.method ?? 'GET';
    const pathname = path.split('?')[0] ?? path;
    const decision = interpreter.decide({
      method,
      path: pathname,
      bytes: sent.bytes,
      has: (text) => sent.text.includes(text),
    });
    const way = createWay({ decision, ask, timers, idle, sent, path, init });
    let answer: Response | null = null;
    try {
      answer = await way.answer();
      return answer;
    } finally {
      const { received, receivedBytes } = await readExchanged(answer?.clone() ?? null);
      onExchange({
        at,
        tookMs: now() - at,
        method,
        path: pathname,
        faults: decision.faults,
        sent: sent.changes,
        sentBytes: sent.bytes,
        received,
        receivedBytes,
        status: answer?.status ?? null,
        isCommitted: sent.changes === null ? null : way.isCommitted(),
      });
    }
  };
}

interface WayParts extends Required<Pick<LabAskParts, 'ask' | 'timers' | 'idle'>> {
  decision: Decision;
  sent: Sent;
  path: string;
  init: RequestInit;
}

/** No answer has a body with these. */
const bare = [204, 205, 304];

function createWay({ decision, ask, timers, idle, sent, path, init }: WayParts) {
  const { waitMs, bytesPerSecond, send, reply } = decision;
  const signal = init.signal ?? null;
  let isCommitted: boolean | null = send.length > 0 ? null : false;

  /** Over when its time is, or whoever asked has given up. */
  function pass(ms: number): Promise<void> {
    if (ms <= 0) return Promise.resolve();
    const over = new Promise<void>((resolve, reject) => {
      const callOff = timers.after(ms, resolve);
      onAbort(signal, () => {
        callOff();
        reject(signal?.reason);
      });
    });
    return idle(over);
  }

  const carryMs = (bytes: number) => (bytesPerSecond === null ? 0 : (bytes * 1000) / bytesPerSecond);

  /** The server gets it, also when nobody waits for the answer any more. */
  async function deliver(afterMs: number): Promise<Response> {
    if (afterMs > 0) await new Promise<void>((resolve) => timers.after(afterMs, resolve));
    const isPlain = send.length === 1 && afterMs === 0 && reply.kind === 'server';
    const answer = await ask(path, isPlain ? init : { ...init, signal: null });
    isCommitted = isCommitted === true || answer.ok;
    return answer;
  }

  async function answer(): Promise<Response> {
    signal?.throwIfAborted();
    await pass(waitMs + carryMs(sent.bytes));
    const [first, ...others] = send.map(deliver);
    for (const other of others) other.catch(() => undefined);
    first?.catch(() => undefined);
    if (reply.kind === 'silence')
      return idle(new Promise((_, reject) => onAbort(signal, () => reject(signal?.reason))));
    if (reply.kind === 'made') {
      await first?.catch(() => undefined);
      const body = bare.includes(reply.status) ? null : reply.body;
      return new Response(body, { status: reply.status, headers: reply.headers });
    }
    if (reply.kind === 'broken' || first === undefined) {
      await first?.catch(() => undefined);
      throw new NoAnswer(decision.faults.includes('offline'));
    }
    const given = await untilAborted(first, signal);
    if (reply.kind === 'cut') return cutInHalf(given);
    if (bytesPerSecond !== null) await pass(carryMs((await given.clone().text()).length));
    return given;
  }

  return { answer, isCommitted: () => isCommitted };
}

function onAbort(signal: AbortSignal | null, happen: () => void): void {
  if (signal?.aborted) happen();
  else signal?.addEventListener('abort', happen, { once: true });
}

function untilAborted<T>(waited: Promise<T>, signal: AbortSignal | null): Promise<T> {
  return Promise.race([waited, new Promise<never>((_, reject) => onAbort(signal, () => reject(signal?.reason)))]);
}

async function cutInHalf(answer: Response): Promise<Response> {
  const text = await answer.text();
  return new Response(text.slice(0, Math.floor(text.length / 2)), answer);
}
