import type { TransportOutcome } from '../ports.ts';
import { transportContract, type Way } from '../transport.contract.ts';
import { createScriptedTransport } from './scriptedTransport.ts';

const outcomes: Partial<Record<Way, TransportOutcome>> = {
  busy: { kind: 'problem', code: 'unavailable', retryAfterMs: 7000 },
  bad_gateway: { kind: 'unreachable', status: 502, retryAfterMs: null },
  portal: { kind: 'portal' },
  truncated: { kind: 'unreachable', retryAfterMs: null },
  drop: { kind: 'unreachable', retryAfterMs: null },
};

transportContract('a server told to misbehave', async () => {
  const transport = createScriptedTransport();
  return {
    transport,
    meet(way) {
      const outcome = outcomes[way];
      if (way === 'lie_fi') transport.hangNext();
      else if (outcome !== undefined) transport.failNext(1, outcome);
    },
    arrived: () => transport.requests,
    accounts: () => transport.accounts,
  };
});
