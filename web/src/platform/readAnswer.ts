/** What an answer of our server comes to. Decides by mark, status and code, never by words [OB4]. */
import { protocolHeader } from '@holdfast/shared/protocol/limits';
import { isProblemCode } from '@holdfast/shared/protocol/problemCode';
import type { TransportOutcome } from '../sync/ports.ts';
import { readRetryAfter } from './readRetryAfter.ts';

/** Why there is no answer to go on with. */
export type Fault =
  | Exclude<TransportOutcome, { kind: 'reply' }>
  /** Marked, and no word of the protocol: `code` is the auth library's. */
  | { kind: 'refused'; code: string; retryAfterMs: number | null };

export type Answer<T> = { kind: 'ok'; value: T } | Fault;

/** What a body comes to; undefined for one of another shape. */
export type ReadBody<T> = (body: unknown) => T | undefined | Promise<T | undefined>;

/** Of a Response. */
export interface Received {
  ok: boolean;
  status: number;
  headers: Pick<Headers, 'get'>;
  json(): Promise<unknown>;
}

/** Rejects when the answer breaks off; the caller treats that like no answer. */
export async function readAnswer<T>(received: Received, readBody: ReadBody<T>): Promise<Answer<T>> {
  const { ok, status, headers } = received;
  const retryAfterMs = readRetryAfter(headers);
  if (headers.get(protocolHeader) !== '1') {
    // A redirect that was not followed has the status 0.
    return status < 400 ? { kind: 'portal' } : { kind: 'unreachable', status, retryAfterMs };
  }
  const body = await received.json();
  const unread = { kind: 'unreachable', retryAfterMs } as const;
  if (ok) {
    const value = await readBody(body);
    return value === undefined ? unread : { kind: 'ok', value };
  }
  const code = (body as { code?: unknown } | null)?.code;
  if (isProblemCode(code)) return { kind: 'problem', code, retryAfterMs };
  return status < 500 && typeof code === 'string' ? { kind: 'refused', code, retryAfterMs } : unread;
}
