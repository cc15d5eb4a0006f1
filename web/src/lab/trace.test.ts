import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scenarios } from './scenarios.ts';
import { readTrace, traceToScenario, traceToTest, writeTrace } from './trace.ts';

const steps = [{ do: 'write', on: 'a', record: 'tea', values: { title: 'Tea' } }] as const;
const whyOf = (trace: unknown) => {
  const read = readTrace(typeof trace === 'string' ? trace : JSON.stringify(trace));
  return read.kind === 'wrong' ? read.why : null;
};

const dice = 42;

describe('traces of the lab', () => {
  it('every scenario is read as it was written', () => {
    for (const scenario of scenarios) {
      const read = readTrace(writeTrace(dice, scenario.steps));
      expect(read).toEqual({
        kind: 'trace',
        trace: { holdfast: 'lab trace', version: 1, seed: dice, steps: scenario.steps },
      });
      const again = read.kind === 'trace' ? traceToScenario(read.trace) : null;
      expect(again?.hasWrongClock).toBe(scenario.hasWrongClock ?? false);
    }
  });

  it('what is none gets a clear word', () => {
    const trace = { holdfast: 'lab trace', version: 1, seed: dice };
    expect(whyOf('{')).toBe('This is no trace of the lab.');
    expect(whyOf({ ...trace, version: 2, steps })).toBe('This trace is of another version of the lab.');
    expect(whyOf(trace)).toBe('It has no steps.');
    expect(whyOf({ ...trace, steps: [...steps, { do: 'explode' }] })).toBe('Step 2: there is no "explode".');
    expect(whyOf({ ...trace, steps: [{ do: 'sync', on: 'c' }] })).toBe('Step 1: on of "sync" is "a" or "b".');
    expect(whyOf({ ...trace, steps: [{ do: 'faults', on: 'a', rules: 'dorp' }] })).toContain(
      'rules as they are written',
    );
    expect(whyOf({ ...trace, steps: [null] })).toBe('Step 1: it does not say what to do.');
    expect(whyOf({ ...trace, steps: [{ do: 'server', release: 'moon' }] })).toContain('"older" or "current"');
  });

  it('what would never end is refused', () => {
    const trace = { holdfast: 'lab trace', version: 1, seed: dice };
    for (const step of [
      { do: 'write_many', on: 'a', count: 100_001 },
      { do: 'pass', ms: 8 * 86_400_000 },
      { do: 'skip', ms: Number.MAX_SAFE_INTEGER },
    ]) {
      expect(whyOf({ ...trace, steps: [step] })).toMatch(/ is (a whole number up to|milliseconds, of)/);
    }
  });

  it('any text is no trace', () => {
    fc.assert(fc.property(fc.string(), (text) => readTrace(text).kind === 'wrong'));
  });

  it('a trace becomes a browser test with its steps in it', () => {
    expect(traceToTest(writeTrace(1, steps))).toContain('"do":"write","on":"a","record":"tea"');
  });
});
