/** Carries one exchange over fetch. */
import type { ExchangeReply } from '@holdfast/shared/protocol/exchange';
import { accountHeader } from '@holdfast/shared/protocol/limits';
import type { Transport, TransportOutcome } from '../sync/ports.ts';
import { askServer } from './askServer.ts';
import type { Answer, ReadBody } from './readAnswer.ts';

/** Below this, compressing costs more than it saves. */
const gzipFromLength = 4096;

export function createFetchTransport(readReply: ReadBody<ExchangeReply>): Transport {
  return {
    exchange: async (request, signal, account) =>
      toOutcome(await askServer('/api/sync', pack(request, signal, { [accountHeader]: account }), readReply)),
  };
}

async function pack(request: object, signal: AbortSignal, headers: Record<string, string>): Promise<RequestInit> {
  const json = JSON.stringify(request);
  const packed = { method: 'POST', body: json, signal, headers };
  if (json.length < gzipFromLength || typeof CompressionStream === 'undefined') return packed;
  const zipped = new Blob([json]).stream().pipeThrough(new CompressionStream('gzip'));
  return {
    ...packed,
    body: await new Response(zipped).arrayBuffer(),
    headers: { ...headers, 'content-encoding': 'gzip' },
  };
}

export function toOutcome(answer: Answer<ExchangeReply>): TransportOutcome {
  if (answer.kind === 'ok') return { kind: 'reply', reply: answer.value };
  // Marked, and not of the protocol [OB4].
  return answer.kind === 'refused' ? { kind: 'unreachable', retryAfterMs: answer.retryAfterMs } : answer;
}
