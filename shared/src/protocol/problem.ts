/** How the server says no: problem+json (RFC 9457) with a code. Clients decide on the code, never on words. */
import * as z from 'zod/mini';

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
} as const;

export type ProblemCode = keyof typeof statusByProblem;

export const problem = z.object({
  code: z.enum(Object.keys(statusByProblem) as [ProblemCode, ...ProblemCode[]]),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
});

export type Problem = z.output<typeof problem>;
