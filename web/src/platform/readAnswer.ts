/** What an answer of our server comes to. Decides by mark, status and code, never by words [OB4]. */
import { protocolHeader } from '@holdfast/shared/protocol/limits';
import { isProblemCode } from '@holdfast/shared/protocol/problemCode';
import type { TransportOutcome } from '../sync/ports.ts';
import { readRetryAfter } from './readRetryAfter.ts';

/** Why there is no answer to go on with. */
export type Fault =
  | Exclude<TransportOutcome, { kind: 'reply' }>
  /** Marked, and no word of the protocol: `code` is the auth library's. */
  | { kind: 'refused'; code: string };

export type Answer = { kind: 'ok'; body: unknown } | Fault;

/** Of a Response. */
export interface Received {
  ok: boolean;
  status: number;
  type?: string;
  headers: Pick<Headers, 'get'>;
  json(): Promise<unknown>;
}

/** Rejects when the answer breaks off; the caller treats that like no answer. */
export async function readAnswer(received: Received): Promise<Answer> {
  const { ok, status, headers } = received;
  const retryAfterMs = readRetryAfter(headers);
  if (headers.get(protocolHeader) !== '1') {
    const isPage = received.type === 'opaqueredirect' || (status >= 200 && status < 400);
    return isPage ? { kind: 'portal' } : { kind: 'unreachable', status, retryAfterMs };
  }
  const body = await received.json();
  if (ok) return { kind: 'ok', body };
  const code = (body as { code?: unknown } | null)?.code;
  if (isProblemCode(code)) return { kind: 'problem', code, retryAfterMs };
  return status < 500 && typeof code === 'string' ? { kind: 'refused', code } : { kind: 'unreachable', retryAfterMs };
}
