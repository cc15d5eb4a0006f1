import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FaultRule, type RuleFault, readRules, ruleFaults, ruleToText, textToRules } from './faultRule.ts';
import { profiles } from './profiles.ts';

const whyOf = (value: unknown) => {
  const read = readRules(value);
  return read.kind === 'wrong' ? read.why : null;
};

const anyRule: fc.Arbitrary<FaultRule> = fc
  .record(
    {
      fault: fc.constantFrom(...(Object.keys(ruleFaults) as RuleFault[])),
      method: fc.constantFrom('GET', 'POST'),
      path: fc.constantFrom('/api/sync', '/api/*', '/'),
      containing: fc.constantFrom('42', 'a=b', 'true'),
      nth: fc.integer({ min: 1 }),
      probability: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
      seed: fc.nat(),
      forMs: fc.integer({ min: 1, max: 60_000 }),
      phases: fc.constant({ onMs: 3000, offMs: 5000 }),
      commit: fc.constantFrom('before' as const, 'after' as const),
    },
    { requiredKeys: ['fault'] },
  )
  .map(({ phases, ...rule }) => ({ ...rule, ...phases }));

describe('rules of the network lab', () => {
  it('what is written in lines is read as it was meant', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 5 }), (rules) => {
        expect(textToRules(rules.map(ruleToText).join('\n'))).toEqual({ kind: 'rules', rules });
      }),
    );
    expect(textToRules(' reply_lost  path=/api/sync nth=2; drop ')).toEqual({
      kind: 'rules',
      rules: [{ fault: 'reply_lost', path: '/api/sync', nth: 2 }, { fault: 'drop' }],
    });
  });

  it('profiles are rules like any others', () => {
    for (const { rules } of profiles) expect(readRules(rules)).toEqual({ kind: 'rules', rules });
  });

  it.each<[unknown, string]>([
    ['drop', 'Rules are a list.'],
    [[null], 'Rule 1: it is not an object.'],
    [[{ fault: 'drop' }, { nth: 1 }], 'Rule 2: it names no fault: one of offline'],
    [[{ fault: 'dorp' }], 'Rule 1: fault is one of offline'],
    [[{ fault: 'drop', nht: 1 }], 'Rule 1: there is no "nht"; there are fault, method'],
    [[{ fault: 'drop', nth: 0 }], 'Rule 1: nth is a whole number from 1, and not 0.'],
    [[{ fault: 'drop', probability: '20 %' }], 'Rule 1: probability is a number from 0 to 1, and not "20 %".'],
    [[{ fault: 'drop', path: 'api' }], 'Rule 1: path is a path that begins with /'],
    [[{ fault: 'drop', onMs: 5 }], 'Rule 1: onMs and offMs go together.'],
    [JSON.parse('[{"fault":"drop","__proto__":5}]'), 'Rule 1: there is no "__proto__"'],
    [Array(51).fill({ fault: 'drop' }), 'At most 50 rules go together; these are 51.'],
  ])('%j gets a clear word', (value, beginning) => {
    expect(whyOf(value)).toContain(beginning);
  });

  it('reads anything without failing', () => {
    fc.assert(fc.property(fc.anything(), (value) => ['rules', 'wrong'].includes(readRules(value).kind)));
    fc.assert(fc.property(fc.string(), (written) => ['rules', 'wrong'].includes(textToRules(written).kind)));
  });
});
