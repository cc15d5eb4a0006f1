/** How the server says no: problem+json (RFC 9457) with a code. */
import * as z from 'zod/mini';
import { type ProblemCode, statusByProblem } from './problemCode.ts';

export const problem = z.object({
  code: z.enum(Object.keys(statusByProblem) as [ProblemCode, ...ProblemCode[]]),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
});

export type Problem = z.output<typeof problem>;
