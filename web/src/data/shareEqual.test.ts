import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareEqual } from './shareEqual.ts';

describe('what was read anew', () => {
  it('is what it is, whatever was there before', () => {
    const value = fc.jsonValue();
    fc.assert(
      fc.property(value, value, (before, after) => {
        expect(shareEqual(structuredClone(before), after)).toEqual(after);
      }),
    );
  });

  it('is the very object of before where nothing has changed', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: true }), (value) => {
        const copy = JSON.parse(JSON.stringify(value)) as typeof value;
        expect(shareEqual(value, copy)).toBe(typeof value === 'object' ? value : copy);
      }),
    );
  });

  it('has the rows of before where they are the same, wherever they stand', () => {
    const row = (id: string, title: string) => ({ id, title, tags: ['a'] });
    const before = { rows: [row('1', 'one'), row('2', 'two')], count: 2 };
    const after = shareEqual(before, { rows: [row('3', 'three'), row('1', 'one'), row('2', 'TWO')], count: 3 });
    expect(after).toEqual({ rows: [row('3', 'three'), row('1', 'one'), row('2', 'TWO')], count: 3 });
    expect(after.rows[1]).toBe(before.rows[0]);
    expect(after.rows[2]?.tags).toBe(before.rows[1]?.tags);
  });

  it('keeps what is one object in two places one object', () => {
    const last = { seq: 1, undoneBy: undefined as number | undefined };
    const before = { action: last, last };
    const now = { seq: 1, undoneBy: 2 };
    const after = shareEqual(before, { action: now, last: now });
    expect(after.last).toBe(after.action);
    expect(after).toEqual({ action: now, last: now });
  });

  it('knows maps by their entries, and takes what it cannot look into as it comes', () => {
    const map = new Map([['a', 'saved_here']]);
    expect(shareEqual(map, new Map(map))).toBe(map);
    const other = new Map([['a', 'needs_you']]);
    expect(shareEqual(map, other)).toBe(other);
    expect(shareEqual([], other)).toBe(other);
    const at = new Date(0);
    expect(shareEqual({ at: new Date(0) }, { at })).toEqual({ at });
  });
});
