import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDeletedRecord } from '../merge/isDeleted.ts';
import type { Fields } from '../merge/mergeFields.ts';
import { pullAllBack } from './pullAllBack.ts';
import { formatStamp, maxAheadMs, parseStamp, type Stamp } from './stamp.ts';

const nowMs = 1_700_000_000_000;
const limitMs = nowMs + maxAheadMs;
const at = (millis: number, counter = 0, node = 'a') => formatStamp({ millis, counter, node: node.repeat(16) });

const stamps = (fields: Fields) => Object.fromEntries(Object.entries(fields).map(([name, [, stamp]]) => [name, stamp]));
const stamped = (given: Record<string, Stamp>): Fields =>
  Object.fromEntries(Object.entries(given).map(([name, stamp]) => [name, [name === 'deleted' || name, stamp]]));

describe('stamps of one record from the future', () => {
  it('[HLC3] are left alone while none is too far ahead', () => {
    const fields = stamped({ title: at(nowMs - 1), notes: at(limitMs, 7) });
    expect(pullAllBack(fields, nowMs)).toBe(fields);
  });

  it.each([
    ['one alone', { title: at(limitMs + 1, 3) }, { title: at(nowMs, 3) }],
    [
      'one after another that may stay',
      { title: at(limitMs + 1), notes: at(limitMs, 3) },
      { title: at(limitMs, 4), notes: at(limitMs, 3) },
    ],
    [
      'a deletion after an edit with a greater counter',
      { title: at(limitMs + 1, 5), deleted: at(limitMs + 2) },
      { title: at(nowMs, 5), deleted: at(nowMs, 6) },
    ],
    [
      'two that were given at once',
      { title: at(limitMs + 1, 5), deleted: at(limitMs + 1, 5) },
      { title: at(nowMs, 5), deleted: at(nowMs, 5) },
    ],
    [
      'those of two devices',
      { title: at(limitMs + 1, 0, 'b'), notes: at(limitMs + 2, 0, 'a') },
      { title: at(nowMs, 0, 'b'), notes: at(nowMs, 1, 'a') },
    ],
    [
      'one that meets the present with a full counter',
      { title: at(nowMs, 0xffff), notes: at(limitMs + 1) },
      { title: at(nowMs, 0xffff), notes: at(nowMs + 1) },
    ],
  ])('[HLC3] %s', (_case, given, expected) => {
    expect(stamps(pullAllBack(stamped(given), nowMs))).toEqual(expected);
  });

  it('[MG5] keep their order, so that a record stays deleted or alive', () => {
    const millis = fc.integer({ min: -2, max: 2 }).chain((n) => fc.constantFrom(nowMs + n, limitMs + n));
    const stamp = fc.tuple(millis, fc.constantFrom(0, 1, 9), fc.constantFrom('a', 'b')).map((parts) => at(...parts));
    const name = fc.constantFrom('title', 'notes', 'order', 'deleted');
    const met = { deleted: 0, alive: 0 };
    fc.assert(
      fc.property(fc.dictionary(name, stamp, { minKeys: 2 }), (given) => {
        const fields = stamped(given);
        const pulled = stamps(pullAllBack(fields, nowMs));
        for (const [a, before] of Object.entries(given)) {
          expect(parseStamp(pulled[a] ?? '').millis).toBeLessThanOrEqual(limitMs);
          for (const [b, other] of Object.entries(given)) {
            expect(compare(pulled[a], pulled[b])).toBe(compare(before, other));
          }
        }
        const isDeleted = isDeletedRecord(fields);
        expect(isDeletedRecord(pullAllBack(fields, nowMs))).toBe(isDeleted);
        if ('deleted' in given) met[isDeleted ? 'deleted' : 'alive'] += 1;
      }),
      { numRuns: 500 },
    );
    expect(Math.min(met.deleted, met.alive)).toBeGreaterThan(0);
  });
});

function compare(a: Stamp = '', b: Stamp = ''): number {
  return a < b ? -1 : Number(a > b);
}
