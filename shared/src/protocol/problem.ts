/** How the server says no: problem+json (RFC 9457) with a code. */
import * as z from 'zod/mini';
import { type ProblemCode, problemCodes } from './problemCode.ts';

export const statusByProblem = {
  invalid_request: 400,
  unauthenticated: 401,
  not_a_member: 403,
  forbidden: 403,
  not_found: 404,
  too_large: 413,
  upgrade_required: 426,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<ProblemCode, number>;

export const problem = z.object({
  code: z.enum(problemCodes),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
});

export type Problem = z.output<typeof problem>;
