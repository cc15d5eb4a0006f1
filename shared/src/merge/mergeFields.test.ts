import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatStamp } from '../clock/stamp.ts';
import { type Fields, mergeFields } from './mergeFields.ts';

/** Versions of one record in which equal stamps carry equal values, as they do wherever stamps never repeat. */
const version = fc
  .dictionary(fc.constantFrom('title', 'done', 'constructor', 'later', 'notes'), fc.integer({ min: 0, max: 12 }))
  .map(
    (instants): Fields =>
      Object.fromEntries(
        Object.entries(instants).map(([name, millis]) => [
          name,
          [`${name} at ${millis}`, formatStamp({ millis, counter: 0, node: '0'.repeat(16) })],
        ]),
      ),
  );

const merge = (a: Fields, b: Fields) => mergeFields(a, b).fields;

describe('mergeFields', () => {
  it('[MG1] is commutative', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(merge(a, b)).toEqual(merge(b, a));
      }),
    );
  });

  it('[MG1] is associative', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
      }),
    );
  });

  it('[MG1] is idempotent', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        const once = merge(a, b);
        expect(mergeFields(once, b)).toEqual({ fields: once, taken: [], kept: expect.any(Array) });
      }),
    );
  });

  it('[MG2] the later stamp of each field stays, and the outcome says which', () => {
    fc.assert(
      fc.property(version, version, (current, incoming) => {
        const { fields, taken, kept } = mergeFields(current, incoming);
        for (const [name, pair] of Object.entries(incoming)) {
          const stored = Object.hasOwn(current, name) ? current[name] : undefined;
          const isLater = stored === undefined || pair[1] > stored[1];
          expect(fields[name]).toEqual(isLater ? pair : stored);
          expect(taken.includes(name)).toBe(isLater);
          expect(kept.includes(name)).toBe(stored !== undefined && pair[1] < stored[1]);
        }
      }),
    );
  });

  it('[MG3] fields only one side knows survive', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Object.keys(merge(a, b)).sort()).toEqual([...new Set([...Object.keys(a), ...Object.keys(b)])].sort());
      }),
    );
  });
});
