/**
 * `POST /api/sync`: HTTP around one exchange. What other routes get from middleware it does by itself, because this is
 * the one request there are thousands of: a promise and a Headers object at each step would cost more than the rest.
 */
import { maxRequestBytes } from '@holdfast/shared/protocol/limits';
import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { Auth, Session } from '../auth/createAuth.ts';
import type { Config } from '../config.ts';
import type { Watching } from '../ops/createWatching.ts';
import { describeRequest } from '../ops/log.ts';
import type { Metrics } from '../ops/metrics.ts';
import { Refused } from '../sync/batcher.ts';
import type { RunExchange } from '../sync/createExchange.ts';
import { readRequest } from '../sync/readRequest.ts';
import { createAdmission } from './admission.ts';
import { type AppEnv, apiHeaders, refuseForeignOrigin, refuseWithoutHeader } from './guards.ts';
import { jsonReply } from './jsonReply.ts';
import { problemReply } from './problemReply.ts';
import { readJsonBody } from './requestBody.ts';
import { addHeaders, dataHeaders } from './securityHeaders.ts';

/** Of a process: a body becomes some ten times its size on its way through. */
const room = { requests: 8_000, bytes: 64 * 1024 * 1024 };

export interface SyncRouteParts {
  config: Pick<Config, 'baseUrl'>;
  auth: Auth;
  log: Logger;
  watching: Pick<Watching, 'metrics'>;
  runExchange: RunExchange;
  onError(error: Error, c: Context<AppEnv>): Response;
}

export function syncRoute(parts: SyncRouteParts) {
  const { log, watching, onError } = parts;
  const { metrics } = watching;
  const headers = { ...dataHeaders(parts.config.baseUrl), ...apiHeaders };
  const admission = createAdmission(room);
  const answer = createAnswer(parts, headers);
  const request = { method: 'POST', route: '/api/sync' };

  return async (c: Context<AppEnv>): Promise<Response> => {
    const began = performance.now();
    const visit = admission.enter(bytesOf(c.req.header('Content-Length')));
    let response: Response;
    try {
      response = visit === null ? overloaded(c, metrics) : await answer(c);
    } catch (error) {
      response = error instanceof Refused ? overloaded(c, metrics) : onError(error as Error, c);
    } finally {
      visit?.leave();
    }
    if (!response.ok) addHeaders(response, headers);
    const end = { ...request, status: response.status, ms: performance.now() - began };
    metrics.observeRequest(end);
    log.info(describeRequest(end));
    return response;
  };
}

/** Throws Refused, DatabaseUnavailable, or what the database threw. */
function createAnswer({ config, auth, watching, runExchange }: SyncRouteParts, headers: Record<string, string>) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const refusal = refuseForeignOrigin(c, config.baseUrl) ?? refuseWithoutHeader(c);
    if (refusal !== null) return refusal;
    const { session, cookies } = await auth.readSession(c.req.raw.headers);
    const response = session === null ? problemReply(c, 'unauthenticated') : await answerMember(c, session);
    for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
    return response;
  };

  async function answerMember(c: Context<AppEnv>, session: Session): Promise<Response> {
    const body = await readJsonBody(c.req.raw, maxRequestBytes, c.env?.incoming);
    const read = body.kind === 'problem' ? body : readRequest(body.value);
    if (read.kind === 'problem') {
      watching.metrics.countRefused(read.code);
      return problemReply(c, read.code, read.detail);
    }
    const outgoing = c.env?.outgoing;
    const isGone = () => outgoing?.destroyed === true;
    const asker = { userId: session.userId, isSignedIn: session.isKnown, isGone };
    const outcome = await runExchange(asker, read.request);
    return outcome.kind === 'reply' ? jsonReply(c, outcome.reply, headers) : problemReply(c, outcome.kind);
  }
}

function overloaded(c: Context<AppEnv>, metrics: Metrics): Response {
  metrics.countRefused('overloaded');
  return problemReply(c, 'unavailable', 'too much to do at once; nothing of this was begun');
}

/** Without a length it may be as large as any. */
function bytesOf(contentLength: string | undefined): number {
  const bytes = Number(contentLength ?? maxRequestBytes);
  return Number.isFinite(bytes) ? Math.min(Math.max(bytes, 0), maxRequestBytes) : maxRequestBytes;
}
