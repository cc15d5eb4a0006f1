/** How every route says no. */
import { type Problem, statusByProblem } from '@holdfast/shared/protocol/problem';
import type { ProblemCode } from '@holdfast/shared/protocol/problemCode';
import type { Context } from 'hono';
import { Refused } from '../batching/batcher.ts';
import { DatabaseUnavailable } from '../database/databaseError.ts';
import type { Overload } from './admission.ts';

const titleByProblem: Record<ProblemCode, string> = {
  invalid_request: 'The request is not understood',
  unauthenticated: 'Sign in first',
  not_a_member: 'You are not a member of this workspace',
  forbidden: 'This page may not do that',
  not_found: 'There is nothing here',
  too_large: 'The request is too large',
  upgrade_required: 'This protocol is not spoken here',
  rate_limited: 'Too many requests',
  internal: 'Something went wrong on the server',
  unavailable: 'The server cannot answer now',
};

const retryAfterSeconds = 5;

export function problemReply(c: Context, code: ProblemCode, detail?: string, retryAfter = retryAfterSeconds): Response {
  const status = statusByProblem[code];
  const problem: Problem = { code, title: titleByProblem[code], status, ...(detail !== undefined && { detail }) };
  if (code === 'unavailable' || code === 'rate_limited') c.header('Retry-After', String(retryAfter));
  c.header('Content-Type', 'application/problem+json');
  return c.body(JSON.stringify(problem), status);
}

const problemOfOverload: Record<Overload, { code: ProblemCode; detail: string }> = {
  process: { code: 'unavailable', detail: 'too much to do at once; nothing of this was begun' },
  account: { code: 'rate_limited', detail: 'this account has too much under way at once; nothing of this was begun' },
};

/** For what was not admitted. */
export function overloadedReply(c: Context, limit: Overload): Response {
  const { code, detail } = problemOfOverload[limit];
  return problemReply(c, code, detail);
}

/** For what a route threw: a database that is away or too much work may be tried again, anything else is a bug. */
export function problemOfError(error: unknown): ProblemCode {
  return error instanceof DatabaseUnavailable || error instanceof Refused ? 'unavailable' : 'internal';
}
