/**
 * The log: what happened to requests, never what people wrote. Any text in it may have been chosen by somebody who wants
 * to fill the disk, in an error's message for one, so none is longer than a line should be.
 */
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import pg from 'pg';
import pino, { type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config.ts';

const maxTextLength = 300;
const maxStackLines = 20;
/** An error may even be its own cause. */
const maxCauses = 3;

/** `destination`: where lines go; absent: what the program says. */
export function createLog({ logLevel }: Pick<Config, 'logLevel'>, destination?: DestinationStream): Logger {
  const options = { level: logLevel, base: null, serializers: { err: describeError }, formatters: { log: clipTexts } };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Errors are left to the serializer. */
function clipTexts(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, clipText(value)]));
}

function clipText(value: unknown): unknown {
  return typeof value === 'string' && value.length > maxTextLength ? `${value.slice(0, maxTextLength)}…` : value;
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

/**
 * Who reads a text quotes it where it cannot, so of what the database and JSON.parse say only the codes and the place
 * are kept.
 */
export function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const place = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? [];
  const { cause } = error;
  return {
    type: clipText(error.name),
    ...describeReason(error),
    stack: place.slice(0, maxStackLines).map(clipText).join('\n'),
    ...(cause !== undefined && depth < maxCauses && { cause: describeError(cause, depth + 1) }),
  };
}

function describeReason(error: Error): Record<string, unknown> {
  if (error instanceof pg.DatabaseError) {
    return { code: error.code, routine: error.routine, constraint: error.constraint };
  }
  const { code } = error as NodeJS.ErrnoException;
  return error instanceof SyntaxError ? { code } : { message: clipText(error.message), code };
}
