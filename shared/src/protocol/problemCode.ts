/** Why the server says no. Clients decide on the code, never on words. */
export const problemCodes = [
  'invalid_request',
  'unauthenticated',
  'not_a_member',
  'forbidden',
  'not_found',
  'too_large',
  'upgrade_required',
  'rate_limited',
  'internal',
  'unavailable',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

export function isProblemCode(code: unknown): code is ProblemCode {
  return (problemCodes as readonly unknown[]).includes(code);
}
