/** `POST /api/sync`: HTTP around one exchange. */
import { maxRequestBytes } from '@holdfast/shared/protocol/limits';
import type { Context } from 'hono';
import type { Metrics } from '../ops/metrics.ts';
import { Refused } from '../sync/batcher.ts';
import type { RunExchange } from '../sync/createExchange.ts';
import { readRequest } from '../sync/readRequest.ts';
import { type Admission, createAdmission } from './admission.ts';
import type { AppEnv } from './guards.ts';
import { jsonReply } from './jsonReply.ts';
import { problemReply } from './problemReply.ts';
import { readJsonBody } from './requestBody.ts';

/** Of a process: a body becomes some ten times its size on its way through. */
const room = { requests: 8_000, bytes: 64 * 1024 * 1024 };

export interface SyncRouteParts {
  runExchange: RunExchange;
  metrics: Metrics;
  admission?: Admission;
}

export function syncRoute({ runExchange, metrics, admission = createAdmission(room) }: SyncRouteParts) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const visit = admission.enter(bytesOf(c.req.header('Content-Length')));
    if (visit === null) return overloaded(c);
    try {
      return await answer(c);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return overloaded(c);
    } finally {
      visit.leave();
    }
  };

  async function answer(c: Context<AppEnv>): Promise<Response> {
    const body = await readJsonBody(c.req.raw, maxRequestBytes, c.env?.incoming);
    const read = body.kind === 'problem' ? body : readRequest(body.value);
    if (read.kind === 'problem') {
      metrics.countRefused(read.code);
      return problemReply(c, read.code, read.detail);
    }
    const { userId, isSessionKnown } = c.var;
    const outgoing = c.env?.outgoing;
    const isGone = () => outgoing?.destroyed === true;
    const outcome = await runExchange({ userId, isSignedIn: isSessionKnown, isGone }, read.request);
    return outcome.kind === 'reply' ? jsonReply(c, outcome.reply) : problemReply(c, outcome.kind);
  }

  function overloaded(c: Context<AppEnv>): Response {
    metrics.countRefused('overloaded');
    return problemReply(c, 'unavailable', 'too much to do at once; nothing of this was begun');
  }
}

/** Without a length it may be as large as any. */
function bytesOf(contentLength: string | undefined): number {
  const bytes = Number(contentLength ?? maxRequestBytes);
  return Number.isFinite(bytes) ? Math.min(Math.max(bytes, 0), maxRequestBytes) : maxRequestBytes;
}
