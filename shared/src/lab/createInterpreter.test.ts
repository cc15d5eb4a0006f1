import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createInterpreter, type LabRequest } from './createInterpreter.ts';
import type { FaultRule, RuleFault } from './faultRule.ts';
import { ruleFaults } from './faultRule.ts';
import { profiles } from './profiles.ts';

const exchange = (body = '{}', path = '/api/sync'): LabRequest => ({
  method: 'POST',
  path,
  bytes: body.length,
  has: (text) => body.includes(text),
});

function setUp(rules: readonly FaultRule[]) {
  let time = 1_000_000;
  const interpreter = createInterpreter({ rules, since: time, now: () => time });
  return {
    interpreter,
    pass: (ms: number) => {
      time += ms;
    },
    /** For each of `n` requests, whether anything met it. */
    struck: (n: number) => Array.from({ length: n }, () => interpreter.decide(exchange()).faults.length > 0),
  };
}

const anyFault = fc.constantFrom(...(Object.keys(ruleFaults) as RuleFault[]));
const anyRule: fc.Arbitrary<FaultRule> = fc.record(
  {
    fault: anyFault,
    path: fc.constantFrom('/api/sync', '/api/*', '/*'),
    nth: fc.integer({ min: 1, max: 20 }),
    times: fc.integer({ min: 1, max: 5 }),
    probability: fc.double({ min: 0, max: 1, noNaN: true }),
    seed: fc.nat(),
    forMs: fc.integer({ min: 1, max: 60_000 }),
    commit: fc.constantFrom('before' as const, 'after' as const),
  },
  { requiredKeys: ['fault'] },
);
const anyRules = fc.array(anyRule, { maxLength: 4 });
const anyWaits = fc.array(fc.nat(5000), { minLength: 1, maxLength: 40 });

describe('the interpreter of the network lab', () => {
  it('[NL2] the same rules, requests and times come to the same, also in parts', () => {
    fc.assert(
      fc.property(anyRules, anyWaits, fc.nat(39), (rules, waits, pausedAt) => {
        let time = 0;
        const parts = { rules, since: 0, now: () => time };
        const whole = createInterpreter(parts);
        let part = createInterpreter(parts);
        for (const [n, wait] of waits.entries()) {
          time += wait;
          if (n === pausedAt) part = createInterpreter({ ...parts, counts: part.counts() });
          expect(part.decide(exchange())).toEqual(whole.decide(exchange()));
        }
      }),
    );
  });

  it('whatever the rules are, it is said who answers, and what is sent is sent once or twice', () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        const { faults, send, reply, kill, waitMs } = setUp(rules).interpreter.decide(exchange());
        expect(send.length).toBeLessThanOrEqual(2);
        expect(waitMs).toBeGreaterThanOrEqual(0);
        // Nobody can hear from a server that has got nothing.
        if (send.length === 0) expect(['made', 'broken', 'silence']).toContain(reply.kind);
        if (faults.length === 0)
          expect({ send, reply, kill }).toEqual({ send: [0], reply: { kind: 'server' }, kill: null });
      }),
    );
  });

  it('rules end: by time, by number, and at the one request that was meant', () => {
    const { interpreter, pass, struck } = setUp([{ fault: 'drop', forMs: 5000 }]);
    pass(4999);
    expect(struck(1)).toEqual([true]);
    pass(1);
    expect(struck(1)).toEqual([false]);
    expect(interpreter.isActive()).toBe(false);
    expect(setUp([{ fault: 'drop', times: 2 }]).struck(4)).toEqual([true, true, false, false]);
    const third = setUp([{ fault: 'drop', nth: 3 }]);
    expect(third.struck(5)).toEqual([false, false, true, false, false]);
    expect(third.interpreter.isActive()).toBe(false);
  });

  it('a rule comes and goes', () => {
    const { pass, struck } = setUp([{ fault: 'drop', onMs: 3000, offMs: 5000 }]);
    const seen = Array.from({ length: 16 }, () => {
      const [isStruck] = struck(1);
      pass(1000);
      return isStruck ? 'x' : '.';
    });
    expect(seen.join('')).toBe('xxx.....xxx.....');
  });

  it('chance is as often as it was said to be, and another seed is another chance', () => {
    const rate = (dice: number) => setUp([{ fault: 'drop', probability: 0.2, seed: dice }]).struck(1000);
    const hits = rate(1).filter(Boolean).length;
    expect(hits).toBeGreaterThan(150);
    expect(hits).toBeLessThan(250);
    expect(rate(1)).toEqual(rate(1));
    expect(rate(2)).not.toEqual(rate(1));
    expect(setUp([{ fault: 'drop', probability: 0 }]).struck(50)).not.toContain(true);
  });

  it('nth counts only the requests the rule is about', () => {
    const { interpreter } = setUp([{ fault: 'drop', path: '/api/sync', containing: 'abc', overBytes: 5, nth: 1 }]);
    const met = [
      exchange('abc'),
      exchange('something else'),
      exchange('has abc in it', '/api/live'),
      exchange('has abc in it'),
      exchange('has abc in it'),
    ].map((request) => interpreter.decide(request).faults.length);
    expect(met).toEqual([0, 0, 0, 1, 0]);
  });

  it('delays add up, the slowest link counts, and the first rule that settles it does', () => {
    const { interpreter } = setUp([
      { fault: 'delay', delayMs: 100 },
      { fault: 'slow', bytesPerSecond: 1000 },
      { fault: 'delay', delayMs: 50 },
      { fault: 'slow', bytesPerSecond: 5000 },
      { fault: 'reply_lost' },
      { fault: 'drop' },
    ]);
    expect(interpreter.decide(exchange())).toEqual({
      faults: ['delay', 'slow', 'delay', 'slow', 'reply_lost'],
      waitMs: 150,
      bytesPerSecond: 1000,
      send: [0],
      reply: { kind: 'broken' },
      kill: null,
    });
  });

  it.each<[FaultRule, number, string]>([
    [{ fault: 'drop' }, 0, 'broken'],
    [{ fault: 'drop', commit: 'after' }, 1, 'broken'],
    [{ fault: 'server_error', status: 503, commit: 'after' }, 1, 'made'],
    [{ fault: 'duplicate' }, 2, 'server'],
    [{ fault: 'truncated' }, 1, 'cut'],
    [{ fault: 'lie_fi' }, 0, 'silence'],
    [{ fault: 'server_kill' }, 1, 'broken'],
  ])('%o: the server gets it %i times, and the answer is %s', (rule, sent, kind) => {
    const decision = setUp([rule]).interpreter.decide(exchange());
    expect(decision.send).toHaveLength(sent);
    expect(decision.reply.kind).toBe(kind);
  });

  it('clocks are ahead, behind, or jump, and no request is touched by that', () => {
    const days = 24 * 3600_000;
    expect(setUp([{ fault: 'clock_ahead', shiftMs: 3 * days }]).interpreter.clockShiftMs()).toBe(3 * days);
    expect(setUp([{ fault: 'clock_behind', shiftMs: days }]).interpreter.clockShiftMs()).toBe(-days);
    const { interpreter, pass, struck } = setUp([{ fault: 'clock_jump', shiftMs: days, forMs: 60_000 }]);
    const seen = Array.from({ length: 8 }, () => {
      const shift = interpreter.clockShiftMs();
      pass(10_000);
      return shift / days;
    });
    expect(seen).toEqual([1, 0, 1, 0, 1, 0, 0, 0]);
    expect(struck(1)).toEqual([false]);
  });

  it('every profile does something, and the lossy one loses one request in five', () => {
    for (const { rules } of profiles) {
      const { interpreter } = setUp(rules);
      const decisions = Array.from({ length: 30 }, () => interpreter.decide(exchange()));
      expect(decisions.some(({ faults }) => faults.length > 0) || interpreter.clockShiftMs() !== 0).toBe(true);
    }
    const lossy = profiles.find(({ id }) => id === 'lossy')?.rules ?? [];
    const lost = setUp(lossy).struck(2000).filter(Boolean).length;
    expect(lost / 2000).toBeGreaterThan(0.17);
    expect(lost / 2000).toBeLessThan(0.23);
  });
});
