import { type ProblemCode, problemCodes } from '@holdfast/shared/protocol/problemCode';
import { describe, expect, it } from 'vitest';
import { meaningOf } from './outcomes.ts';

describe('what the end of a run means', () => {
  it.each(problemCodes)('the server says %s: a problem by that name', (code) => {
    expect(meaningOf({ kind: 'problem', code, retryAfterMs: null }).problem).toBe(code);
  });

  it('is tried again by itself unless a person has to do something', () => {
    const nextAfter = (code: ProblemCode) => meaningOf({ kind: 'problem', code, retryAfterMs: null }).next;
    const halting = problemCodes.filter((code) => nextAfter(code) !== 'backoff');
    expect(halting.sort()).toEqual(['not_a_member', 'unauthenticated', 'upgrade_required']);
  });
});
