/** The log: what happened to requests, never what people wrote. */
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import pg from 'pg';
import pino, { type Logger } from 'pino';
import type { Config } from '../config.ts';

export function createLog({ logLevel }: Pick<Config, 'logLevel'>): Logger {
  return pino({ level: logLevel, base: null, serializers: { err: describeError } });
}

/** One line per request: the route's template, so neither ids nor query strings are written down. */
export function logRequests(log: Logger, now: () => number): MiddlewareHandler {
  return async (c, next) => {
    const began = now();
    await next();
    log.info(describeRequest({ method: c.req.method, route: routePath(c), status: c.res.status, ms: now() - began }));
  };
}

export interface AnsweredRequest {
  method: string;
  /** The template. */
  route: string;
  status: number;
  ms: number;
}

export function describeRequest({ ms, ...request }: AnsweredRequest): AnsweredRequest {
  return { ...request, ms: Math.round(ms) };
}

/** The database quotes values in its messages and details, so of its errors only the codes and the place are kept. */
export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const place = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  const { cause } = error;
  return {
    type: error.name,
    ...(error instanceof pg.DatabaseError
      ? { code: error.code, routine: error.routine, constraint: error.constraint }
      : { message: error.message, code: (error as NodeJS.ErrnoException).code }),
    stack: place?.join('\n'),
    ...(cause !== undefined && { cause: describeError(cause) }),
  };
}
