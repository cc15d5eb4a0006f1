/** What is answered on each way of the transport contract, as it looks on the wire. */
import type { ExchangeRequest } from '@holdfast/shared/protocol/request';
import type { Way } from '../transport.contract.ts';

export interface WayAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const marked = { 'x-holdfast': '1', 'content-type': 'application/json' };

/** Null when nothing is: nobody is there, or nobody says anything. */
export function answerOn(way: Way, { changes }: ExchangeRequest): WayAnswer | null {
  const verdicts = changes.map(({ entity, id }) => ({ entity, id, verdict: 'applied' }));
  const reply = JSON.stringify({ serverTime: 1, cursor: 'c', more: false, reset: false, changes: [], verdicts });
  const answers: Record<Exclude<Way, 'drop' | 'lie_fi'>, WayAnswer> = {
    reply: { status: 200, headers: marked, body: reply },
    busy: {
      status: 503,
      headers: { ...marked, 'retry-after': '7' },
      body: JSON.stringify({ code: 'unavailable', title: 'Busy', status: 503 }),
    },
    bad_gateway: { status: 502, headers: {}, body: 'bad gateway' },
    portal: { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Sign in to the Wi-Fi</h1>' },
    truncated: { status: 200, headers: marked, body: reply.slice(0, reply.length >> 1) },
  };
  return way === 'drop' || way === 'lie_fi' ? null : answers[way];
}
