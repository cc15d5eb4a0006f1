/** A server of one record-less workspace that can be told to misbehave. For what the engine does about answers, not for their content. */
import type { ExchangeRequest } from '@holdfast/shared/protocol/request';
import type { Transport, TransportOutcome } from '../ports.ts';

export interface ScriptedTransport extends Transport {
  requests: ExchangeRequest[];
  /** For whose account each of them was made. */
  accounts: string[];
  /** How many exchanges are in flight now, and the most there ever were. */
  inFlight: { now: number; most: number };
  /** The next `count` tries end like this instead of with a reply. */
  failNext(count: number, outcome: TransportOutcome): void;
  /** Every try from now on that `matches` ends like this. */
  failFromNowOn(outcome: TransportOutcome, matches?: (request: ExchangeRequest) => boolean): void;
  /** The next `count` replies say that there is more, each with a cursor of its own. */
  promiseMore(count: number): void;
  /** Ends all that was said to fail from now on. */
  heal(): void;
  /** The next try gets no answer until it is released or aborted. */
  hangNext(): void;
  /** Every try from now on that `matches` gets none. */
  hangOn(matches: (request: ExchangeRequest) => boolean): void;
  release(): void;
}

export function createScriptedTransport(): ScriptedTransport {
  const requests: ExchangeRequest[] = [];
  const accounts: string[] = [];
  const inFlight = { now: 0, most: 0 };
  const failures: TransportOutcome[] = [];
  const persistent: { outcome: TransportOutcome; matches(request: ExchangeRequest): boolean }[] = [];
  let pages = 0;
  let promised = 0;
  let hangs = 0;
  let hangsOn: (request: ExchangeRequest) => boolean = () => false;
  let release = () => {};

  function answer(request: ExchangeRequest): TransportOutcome {
    const failure = failures.shift() ?? persistent.find(({ matches }) => matches(request))?.outcome;
    if (failure !== undefined) return failure;
    const verdicts = request.changes.map(({ entity, id }) => ({ entity, id, verdict: 'applied' as const }));
    const more = promised > 0;
    if (more) promised -= 1;
    const cursor = more ? `page ${++pages}` : 'c';
    return { kind: 'reply', reply: { serverTime: 0, cursor, more, reset: false, changes: [], verdicts } };
  }

  return {
    requests,
    accounts,
    inFlight,
    failNext: (count, outcome) => failures.push(...Array.from({ length: count }, () => outcome)),
    failFromNowOn(outcome, matches = () => true) {
      persistent.push({ outcome, matches });
    },
    promiseMore(count) {
      promised += count;
    },
    heal() {
      persistent.length = 0;
    },
    hangNext() {
      hangs += 1;
    },
    hangOn(matches) {
      hangsOn = matches;
    },
    release: () => release(),
    async exchange(request, signal, account) {
      requests.push(request);
      accounts.push(account);
      inFlight.now += 1;
      inFlight.most = Math.max(inFlight.most, inFlight.now);
      let isAborted = signal.aborted;
      if (hangs > 0 || hangsOn(request)) {
        hangs = Math.max(0, hangs - 1);
        await new Promise<void>((resolve) => {
          release = resolve;
          signal.addEventListener('abort', () => resolve());
        });
        isAborted = signal.aborted;
      } else await Promise.resolve();
      inFlight.now -= 1;
      return isAborted ? { kind: 'unreachable', retryAfterMs: null } : answer(request);
    },
  };
}
