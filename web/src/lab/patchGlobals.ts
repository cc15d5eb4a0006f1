/**
 * Puts the rules of the lab between a tab or a worker and the world: its requests to our server, its live stream, its
 * clock. The app's own code stays as it is, down to the last byte, and so it is that code which is tried.
 */
import { createInterpreter, type RuleCount } from '@holdfast/shared/lab/createInterpreter';
import { createLabAsk, type LabExchange, NoAnswer } from './labAsk.ts';
import type { LabSetting } from './labSetting.ts';
import { realNow, shiftDate } from './shiftDate.ts';

/** What of a window or a worker is put aside. */
export interface Globals {
  fetch: typeof fetch;
  Date: DateConstructor;
  EventSource: typeof EventSource;
  navigator: { onLine: boolean };
  setTimeout: typeof setTimeout;
  clearTimeout: typeof clearTimeout;
}

export interface Patch {
  setting: LabSetting;
  counts?: readonly RuleCount[];
  onExchange?(exchange: LabExchange, counts: RuleCount[]): void;
}

const ours = '/api/';

/** Returns what puts everything back. */
export function patchGlobals(context: Globals, { setting, counts = [], onExchange }: Patch): () => void {
  const { fetch: realFetch, EventSource: RealSource } = context;
  const interpreter = createInterpreter({ rules: setting.rules, since: setting.since, now: realNow, counts });
  const after = (delayMs: number, wake: () => void) => {
    const timer = context.setTimeout(wake, delayMs);
    return () => context.clearTimeout(timer);
  };
  const ask = createLabAsk({
    interpreter,
    ask: (path, init) => realFetch.call(context, path, init),
    timers: { after },
    now: realNow,
    onExchange: (exchange) => onExchange?.(exchange, interpreter.counts()),
  });

  context.fetch = async (input, init = {}) => {
    if (typeof input !== 'string' || !input.startsWith(ours)) return realFetch.call(context, input, init);
    return ask(input, init).catch((error: unknown) => {
      if (error instanceof NoAnswer && error.isOffline) seemOffline(context, after);
      throw error;
    });
  };
  context.EventSource = function openStream(url: string) {
    const path = url.split('?')[0] ?? url;
    const { reply, send } = interpreter.decide({ method: 'GET', path, bytes: 0, has: () => false });
    return reply.kind === 'server' && send.length > 0 ? new RealSource(url) : brokenStream(reply.kind, after);
  } as unknown as typeof EventSource;
  shiftDate(context, interpreter.clockShiftMs);

  return () => {
    Object.assign(context, { fetch: realFetch, EventSource: RealSource });
    shiftDate(context, null);
  };
}

/** What reads the error asks the browser whether it has a network: for that moment it says no. */
function seemOffline({ navigator }: Globals, after: (delayMs: number, wake: () => void) => void): void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
  after(0, () => void Reflect.deleteProperty(navigator, 'onLine'));
}

function brokenStream(kind: string, after: (delayMs: number, wake: () => void) => void) {
  const stream = Object.assign(new EventTarget(), { close() {} });
  if (kind !== 'silence') after(0, () => void stream.dispatchEvent(new Event('error')));
  return stream;
}
