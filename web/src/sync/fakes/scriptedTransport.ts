/** A server of one record-less workspace that can be told to misbehave. For what the engine does about answers, not for their content. */
import type { ExchangeRequest } from '@holdfast/shared/protocol/exchange';
import type { Transport, TransportOutcome } from '../ports.ts';

export interface ScriptedTransport extends Transport {
  requests: ExchangeRequest[];
  /** How many exchanges are in flight now, and the most there ever were. */
  inFlight: { now: number; most: number };
  /** The next `count` tries end like this instead of with a reply. */
  failNext(count: number, outcome: TransportOutcome): void;
  failFromNowOn(outcome: TransportOutcome): void;
  heal(): void;
  /** The next try gets no answer until it is released or aborted. */
  hangNext(): void;
  release(): void;
}

export function createScriptedTransport(): ScriptedTransport {
  const requests: ExchangeRequest[] = [];
  const inFlight = { now: 0, most: 0 };
  const failures: TransportOutcome[] = [];
  let standing: TransportOutcome | null = null;
  let hangs = 0;
  let release = () => {};

  function answer(request: ExchangeRequest): TransportOutcome {
    const failure = failures.shift() ?? standing;
    if (failure !== null) return failure;
    const verdicts = request.changes.map(({ entity, id }) => ({ entity, id, verdict: 'applied' as const }));
    return {
      kind: 'reply',
      reply: { serverTime: 0, cursor: 'c', more: false, reset: false, changes: [], verdicts },
    };
  }

  return {
    requests,
    inFlight,
    failNext: (count, outcome) => failures.push(...Array.from({ length: count }, () => outcome)),
    failFromNowOn(outcome) {
      standing = outcome;
    },
    heal() {
      standing = null;
    },
    hangNext() {
      hangs += 1;
    },
    release: () => release(),
    async exchange(request, signal) {
      requests.push(request);
      inFlight.now += 1;
      inFlight.most = Math.max(inFlight.most, inFlight.now);
      let isAborted = signal.aborted;
      if (hangs > 0) {
        hangs -= 1;
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
