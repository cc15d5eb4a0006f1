import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatStamp, maxAheadMs, nodeOf, observe, parseStamp, pullBack, stampPattern, tick } from './stamp.ts';

const millis = fc.integer({ min: 0, max: 0xffff_ffff_ffff - 1 });
const counter = fc.integer({ min: 0, max: 0xffff });
const node = fc.stringMatching(/^[0-9a-f]{16}$/);
const parts = fc.record({ millis, counter, node });

describe('stamp', () => {
  it('[HLC1] never repeats and always grows, whatever the wall clock and the arriving stamps do', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('write' as const), wall: millis }),
      fc.record({ kind: fc.constant('arrive' as const), stamp: parts }),
    );
    fc.assert(
      fc.property(node, fc.array(step, { minLength: 1, maxLength: 60 }), (mine, steps) => {
        let last: string | null = null;
        for (const next of steps) {
          if (next.kind === 'arrive') {
            last = observe(last, formatStamp(next.stamp));
            continue;
          }
          const stamp = tick(last, next.wall, mine);
          expect(stamp).toMatch(stampPattern);
          if (last !== null) expect(stamp > last).toBe(true);
          last = stamp;
        }
      }),
    );
  });

  it('[HLC1] borrows a millisecond when the counter is full', () => {
    const full = formatStamp({ millis: 1000, counter: 0xffff, node: 'f'.repeat(16) });
    expect(parseStamp(tick(full, 1000, '0'.repeat(16)))).toEqual({ millis: 1001, counter: 0, node: '0'.repeat(16) });
  });

  it('[HLC2] a wall clock that goes back does not lower it', () => {
    const late = tick(null, 2_000_000, 'a'.repeat(16));
    expect(tick(late, 5, 'a'.repeat(16)) > late).toBe(true);
  });

  it('[HLC2] follows the wall clock when it is ahead', () => {
    fc.assert(
      fc.property(parts, millis, (last, wall) => {
        const next = parseStamp(tick(formatStamp(last), wall, last.node));
        expect(next.millis).toBeGreaterThanOrEqual(Math.max(wall, last.millis));
      }),
    );
  });

  it('text order is clock order', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const numeric = a.millis - b.millis || a.counter - b.counter;
        fc.pre(numeric !== 0);
        expect(formatStamp(a) < formatStamp(b)).toBe(numeric < 0);
      }),
    );
  });

  it('survives being written and read', () => {
    fc.assert(
      fc.property(parts, (given) => {
        expect(parseStamp(formatStamp(given))).toEqual(given);
      }),
    );
  });

  it('refuses text that is not a stamp', () => {
    expect(() => parseStamp('000000000000-0000-XYZ')).toThrow(TypeError);
  });

  it('[HLC3] only a stamp from more than the tolerance ahead is pulled back, to now', () => {
    fc.assert(
      fc.property(parts, millis, (given, now) => {
        const stamp = formatStamp(given);
        const pulled = pullBack(stamp, now);
        if (given.millis <= now + maxAheadMs) expect(pulled).toBe(stamp);
        else expect(parseStamp(pulled)).toEqual({ ...given, millis: now });
      }),
    );
  });

  it('takes the node from the random end of the device id', () => {
    expect(nodeOf('0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b')).toBe('8a9b0c1d2e3f4a5b');
  });
});
