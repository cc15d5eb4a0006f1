import { type ProblemCode, statusByProblem } from '@holdfast/shared/protocol/problemCode';
import { describe, expect, it } from 'vitest';
import { meaningOf } from './outcomes.ts';

describe('what the end of a run means', () => {
  it.each(Object.keys(statusByProblem) as ProblemCode[])('the server says %s: a problem by that name', (code) => {
    expect(meaningOf({ kind: 'problem', code, retryAfterMs: null }).problem).toBe(code);
  });

  it('is tried again by itself unless a person has to do something', () => {
    const codes = Object.keys(statusByProblem) as ProblemCode[];
    const halting = codes.filter((code) => meaningOf({ kind: 'problem', code, retryAfterMs: null }).next !== 'backoff');
    expect(halting.sort()).toEqual(['not_a_member', 'unauthenticated', 'upgrade_required']);
  });
});
