/** Carries one exchange over fetch and names what came back. Decides by mark, status and code, never by words [OB4]. */
import { exchangeReply } from '@holdfast/shared/protocol/exchange';
import { protocolHeader } from '@holdfast/shared/protocol/limits';
import { problem } from '@holdfast/shared/protocol/problem';
import type { Transport, TransportOutcome } from '../sync/ports.ts';
import { readRetryAfter } from './readRetryAfter.ts';

/** Below this, compressing costs more than it saves. */
const gzipFromLength = 4096;

export const fetchTransport: Transport = {
  async exchange(request, signal) {
    try {
      const { body, headers } = await encodeBody(JSON.stringify(request));
      const response = await fetch('/api/sync', {
        method: 'POST',
        headers: { 'content-type': 'application/json', [protocolHeader]: '1', ...headers },
        body,
        signal,
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'manual',
      });
      return await readOutcome(response);
    } catch {
      return navigator.onLine ? { kind: 'unreachable', retryAfterMs: null } : { kind: 'offline' };
    }
  },
};

async function encodeBody(json: string): Promise<{ body: BodyInit; headers: Record<string, string> }> {
  if (json.length < gzipFromLength || typeof CompressionStream === 'undefined') return { body: json, headers: {} };
  const zipped = new Blob([json]).stream().pipeThrough(new CompressionStream('gzip'));
  return { body: await new Response(zipped).arrayBuffer(), headers: { 'content-encoding': 'gzip' } };
}

/** Rejects when the answer breaks off; the caller treats that like no answer. */
export async function readOutcome(response: Response): Promise<TransportOutcome> {
  const retryAfterMs = readRetryAfter(response.headers);
  if (response.headers.get(protocolHeader) !== '1') {
    const isPage = response.type === 'opaqueredirect' || (response.status >= 200 && response.status < 400);
    return isPage ? { kind: 'portal' } : { kind: 'unreachable', status: response.status, retryAfterMs };
  }
  const body: unknown = await response.json();
  if (response.ok) {
    const reply = exchangeReply.safeParse(body);
    return reply.success ? { kind: 'reply', reply: reply.data } : { kind: 'unreachable', retryAfterMs };
  }
  const said = problem.safeParse(body);
  return said.success ? { kind: 'problem', code: said.data.code, retryAfterMs } : { kind: 'unreachable', retryAfterMs };
}
