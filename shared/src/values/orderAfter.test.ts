import fc from 'fast-check';
import { generateKeyBetween } from 'fractional-indexing';
import { describe, expect, it } from 'vitest';
import { orderKey } from '../entities/fieldTypes.ts';
import { orderAfter } from './orderAfter.ts';
import { isOrderKey, lastOrderKey } from './orderKey.ts';

const isTaken = (key: string) => orderKey.refuse(key) === null;
const z = (count: number) => 'z'.repeat(count);

describe('the place of a new record', () => {
  it.each([
    ['the first of all', undefined, 'a0'],
    ['one that was never put anywhere', '', 'a0'],
    ['a key', 'a0', 'a1'],
    ['the last key of its length', 'az', 'b00'],
    ['a key between two others', 'a0V', 'a1'],
    ['a key before the first', 'Zz', 'a0'],
    ['the last key but 62^26', `y${z(25)}`, `z${'0'.repeat(26)}`],
    ['the last key but one', `${z(26)}y`, lastOrderKey],
    ['digits', '0001', 'a0'],
    ['digits, as an older version went on from them', '0001V', 'a0'],
    ['a sign before all letters', '!', 'a0'],
    ['a sign between the letters', '_top', 'a0'],
    ['a word that begins large', 'Fuel', 'a0'],
    ['a letter without its digit', 'a', 'a0'],
    ['a fraction that ends in 0', 'a00', 'a1'],
    ['a sign after all letters', 'a~', 'b00'],
    ['two keys in one', 'a5 6', 'a6'],
    ['a word', 'fuel', 'fuel000'],
    ['a word with a letter that is no digit', 'fué', 'fv00000'],
    ['a key cut short', 'zzz', `zzz${'0'.repeat(24)}`],
    ['a text near the end', 'zzz_', `zzz${z(24)}`],
  ])('after %s, %j, is %j', (_, last, next) => {
    expect(orderAfter(last)).toBe(next);
    expect(isTaken(next)).toBe(true);
    expect(next > (last ?? '')).toBe(true);
  });

  it.each([[lastOrderKey], [`${lastOrderKey}V`], [z(200)], ['zzz~'], ['{'], ['über'], ['🌊']])(
    'after %j, past the end of every list, is the end: ids tell who comes later',
    (last) => expect(orderAfter(last)).toBe(lastOrderKey),
  );

  const anyText = fc.oneof(
    fc.string({ maxLength: 200, unit: 'binary' }),
    fc.string({ maxLength: 200, unit: fc.constantFrom(...'!09:AZ_az~é') }),
    fc.stringMatching(/^[A-Za-z][0-9A-Za-z]{0,40}$/),
  );

  it('after any text an older server held is a key this one takes, and a later one', () => {
    const followed = { keys: 0, texts: 0 };
    fc.assert(
      fc.property(anyText, (last) => {
        const next = orderAfter(last);
        expect(isTaken(next)).toBe(true);
        if (last < lastOrderKey) followed[isTaken(last) ? 'keys' : 'texts'] += 1;
        expect(last < lastOrderKey ? next > last : next === lastOrderKey).toBe(true);
      }),
      { numRuns: 3000 },
    );
    expect(followed.keys).toBeGreaterThan(200);
    expect(followed.texts).toBeGreaterThan(500);
  });

  it('after a key is the one that fractional-indexing gives', () => {
    const key = fc.oneof(fc.stringMatching(/^[A-Za-z][0-9A-Za-z]{0,40}$/), fc.stringMatching(/^[Y-b][0z]{1,3}$/));
    fc.assert(
      fc.property(key.filter(isOrderKey), (last) => {
        if (last < lastOrderKey) expect(orderAfter(last)).toBe(generateKeyBetween(last, null));
      }),
      { numRuns: 3000 },
    );
  });

  it('goes on ten thousand times from anywhere, upwards, and no key is long', () => {
    for (const start of [undefined, '0001', 'a0', 'azzzV', 'fuel', 'zzz', `y${z(25)}`, '!'.repeat(200)]) {
      let last = start;
      for (let count = 0; count < 10_000; count += 1) {
        const next = orderAfter(last);
        if (!(next > (last ?? '')) || next.length > 27) throw new Error(`${start}: ${next} after ${last}`);
        last = next;
      }
    }
  });
});
