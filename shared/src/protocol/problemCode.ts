/** Why the server says no. Clients decide on the code, never on words. */
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

export function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && Object.hasOwn(statusByProblem, code);
}
