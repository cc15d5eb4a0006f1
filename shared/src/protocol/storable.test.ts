import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refuseUnstorable } from './storable.ts';

describe('refuseUnstorable', () => {
  it('accepts any flat JSON with well-formed text', () => {
    const scalar = fc.oneof(
      fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    );
    fc.assert(
      fc.property(
        fc.oneof(scalar, fc.array(scalar), fc.dictionary(fc.string({ unit: 'grapheme-ascii' }), scalar)),
        (value) => {
          expect(refuseUnstorable(value)).toBeNull();
        },
      ),
    );
  });

  it.each([
    ['a\0b', /NUL/],
    [{ 'k\0': 1 }, /NUL/],
    [['\ud800'], /surrogate/],
    [Number.POSITIVE_INFINITY, /finite/],
  ])('refuses %j', (value, reason) => {
    expect(refuseUnstorable(value)).toMatch(reason);
  });

  it('refuses nesting that would overflow a recursive reader, without recursing itself', () => {
    const deep = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000));
    expect(refuseUnstorable(deep)).toMatch(/nested/);
  });
});
