/** Carries one exchange over fetch. */
import { exchangeReply } from '@holdfast/shared/protocol/exchange';
import type { Transport, TransportOutcome } from '../sync/ports.ts';
import { askServer, noAnswer } from './askServer.ts';
import { type Answer, type Received, readAnswer } from './readAnswer.ts';

/** Below this, compressing costs more than it saves. */
const gzipFromLength = 4096;

export const fetchTransport: Transport = {
  exchange: async (request, signal) => toOutcome(await askServer('/api/sync', pack(request, signal))),
};

async function pack(request: object, signal: AbortSignal): Promise<RequestInit> {
  const json = JSON.stringify(request);
  const post = { method: 'POST', signal };
  if (json.length < gzipFromLength || typeof CompressionStream === 'undefined') return { ...post, body: json };
  const zipped = new Blob([json]).stream().pipeThrough(new CompressionStream('gzip'));
  return { ...post, body: await new Response(zipped).arrayBuffer(), headers: { 'content-encoding': 'gzip' } };
}

/** Rejects when the answer breaks off; the caller treats that like no answer. */
export async function readOutcome(received: Received): Promise<TransportOutcome> {
  return toOutcome(await readAnswer(received));
}

/** What is marked and not of the protocol is no answer [OB4]. */
function toOutcome(answer: Answer): TransportOutcome {
  const reply = answer.kind === 'ok' ? exchangeReply.safeParse(answer.body).data : undefined;
  if (reply !== undefined) return { kind: 'reply', reply };
  return answer.kind === 'ok' || answer.kind === 'refused' ? noAnswer : answer;
}
