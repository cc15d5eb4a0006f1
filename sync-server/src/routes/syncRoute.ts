/** `POST /api/sync`. */
import { maxRequestBytes } from '@holdfast/shared/protocol/limits';
import type { Context } from 'hono';
import type { RunExchange } from '../sync/createExchange.ts';
import { readRequest } from '../sync/readRequest.ts';
import type { AppEnv } from './guards.ts';
import { problemReply } from './problemReply.ts';
import { readJsonBody } from './requestBody.ts';

export function syncRoute(runExchange: RunExchange) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const body = await readJsonBody(c.req.raw, maxRequestBytes);
    if (body.kind === 'problem') return problemReply(c, body.code, body.detail);
    const read = readRequest(body.value);
    if (read.kind === 'problem') return problemReply(c, read.code, read.detail);
    const outcome = await runExchange(c.var.userId, read.request);
    return outcome.kind === 'reply' ? c.json(outcome.reply) : problemReply(c, outcome.kind);
  };
}
