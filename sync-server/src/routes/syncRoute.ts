/**
 * `POST /api/sync`: HTTP around one exchange. What other routes get from middleware it does by itself, because this is
 * the one request there are thousands of: a promise and a Headers object at each step would cost more than the rest.
 */
import { maxBodyMs, maxRequestBytes } from '@holdfast/shared/protocol/limits';
import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { Auth, Session } from '../auth/createAuth.ts';
import { Refused } from '../batching/batcher.ts';
import type { Config } from '../config.ts';
import type { RunExchange } from '../exchange/createExchange.ts';
import { readRequest } from '../exchange/readRequest.ts';
import type { Watching } from '../ops/createWatching.ts';
import { describeRequest } from '../ops/log.ts';
import type { Metrics } from '../ops/metrics.ts';
import { createAdmission, type Overload, type Permit } from './admission.ts';
import { type AppEnv, apiHeaders, isMadeForAnother, refuseForeignOrigin, refuseWithoutHeader } from './guards.ts';
import { jsonReply } from './jsonReply.ts';
import { overloadedReply, problemReply } from './problemReply.ts';
import { type After, readJsonBody } from './requestBody.ts';
import { addHeaders, dataHeaders } from './securityHeaders.ts';

/**
 * Of a process, where a body becomes some ten times its size on its way through; and of an account [FA1]. A device has
 * one exchange under way, so an account may have 64 devices that all hear of the same change at once, or ten that all
 * send the fullest body there can be. Beyond that it waits for itself, and leaves four fifths to others.
 */
const limits = {
  process: { requests: 8_000, bytes: 64 * 1024 * 1024 },
  account: { requests: 64, bytes: 12 * 1024 * 1024 },
};

export interface SyncRouteParts {
  config: Pick<Config, 'baseUrl'>;
  auth: Auth;
  log: Logger;
  watching: Pick<Watching, 'metrics'>;
  runExchange: RunExchange;
  after: After;
  onError(error: Error, c: Context<AppEnv>): Response;
}

export function syncRoute(parts: SyncRouteParts) {
  const { log, watching, onError } = parts;
  const { metrics } = watching;
  const headers = { ...dataHeaders(parts.config.baseUrl), ...apiHeaders };
  const answer = createAnswer(parts, headers);
  const request = { method: 'POST', route: '/api/sync' };

  return async (c: Context<AppEnv>): Promise<Response> => {
    const began = performance.now();
    let response: Response;
    try {
      response = await answer(c);
    } catch (error) {
      response = error instanceof Refused ? overloaded(c, metrics, 'process') : onError(error as Error, c);
    }
    if (!response.ok) addHeaders(response, headers);
    const end = { ...request, status: response.status, ms: performance.now() - began };
    metrics.observeRequest(end);
    log.info(describeRequest(end));
    return response;
  };
}

/**
 * Who asks is known before anything is held for them: a stranger's body is never read. Throws Refused,
 * DatabaseUnavailable, or what the database threw.
 */
function createAnswer(parts: SyncRouteParts, headers: Record<string, string>) {
  const { config, auth, watching, runExchange, after } = parts;
  const { metrics } = watching;
  const admission = createAdmission(limits);
  metrics.watchAdmission(admission.load);

  return async (c: Context<AppEnv>): Promise<Response> => {
    const refusal = refuseForeignOrigin(c, config.baseUrl) ?? refuseWithoutHeader(c);
    if (refusal !== null) return refusal;
    const { session, cookies } = await auth.readSession(c.req.raw.headers);
    const isTheirs = session !== null && !isMadeForAnother(c, session);
    const response = isTheirs ? await admit(c, session) : problemReply(c, 'unauthenticated');
    for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
    return response;
  };

  async function admit(c: Context<AppEnv>, session: Session): Promise<Response> {
    const permit = admission.admit(session.userId);
    if (typeof permit === 'string') return overloaded(c, metrics, permit);
    try {
      return await answerMember(c, session, permit);
    } finally {
      releaseWhenRead(permit, c.env?.outgoing);
    }
  }

  async function answerMember(
    c: Context<AppEnv>,
    session: Session,
    { countReceived, countAnswer }: Permit,
  ): Promise<Response> {
    const bounds = { maxBytes: maxRequestBytes, maxMs: maxBodyMs, after, countReceived };
    const body = await readJsonBody(c.req.raw, bounds, c.env?.incoming);
    if (body.kind === 'overloaded') return overloaded(c, metrics, body.limit);
    const read = body.kind === 'problem' ? body : readRequest(body.value);
    if (read.kind === 'problem') {
      metrics.countRefused(read.code);
      return problemReply(c, read.code, read.detail);
    }
    const outgoing = c.env?.outgoing;
    const isGone = () => outgoing?.destroyed === true;
    const asker = { userId: session.userId, isSignedIn: session.isKnown, isGone };
    const outcome = await runExchange(asker, read.request);
    if (outcome.kind !== 'reply') return problemReply(c, outcome.kind);
    const { response, bytes } = await jsonReply(c, outcome.reply, headers);
    countAnswer(bytes);
    return response;
  }
}

/** Not when the answer is given: whoever is slow to take it, or does not, holds their own share with it. */
function releaseWhenRead(permit: Permit, outgoing: AppEnv['Bindings']['outgoing']): void {
  // Without a socket it stands behind others of the same connection, which Node bounds by itself.
  const isWaitedFor = outgoing !== undefined && outgoing.socket !== null && !outgoing.destroyed;
  if (isWaitedFor) outgoing.once('close', permit.release);
  else permit.release();
}

function overloaded(c: Context<AppEnv>, metrics: Metrics, limit: Overload): Response {
  metrics.countRefused(limit === 'account' ? 'rate_limited' : 'overloaded');
  return overloadedReply(c, limit);
}
