import { describe, expect, it } from 'vitest';
import { isUntouched } from './isUntouched.ts';

const [made, later, last] = ['1', '2', '3'].map((millis) => `00000000000${millis}-0000-00000000000000aa`) as [
  string,
  string,
  string,
];
const asMade = { title: made, due: made, order: made };

describe('a record is still as it was made', () => {
  it.each<[what: string, stamps: Record<string, string>, isUntouched: boolean]>([
    ['when nothing happened to it', asMade, true],
    ['when it was moved', { ...asMade, order: later }, true],
    ['when it was deleted', { ...asMade, deleted: later }, true],
    ['when it was moved, deleted and brought back', { ...asMade, order: later, deleted: last }, true],
    ['but not when one field was changed', { ...asMade, due: later }, false],
    ['but not when a field was filled that had been left empty', { ...asMade, notes: later }, false],
    ['but not when it was changed and deleted', { ...asMade, due: later, deleted: last }, false],
    ['but not when all but one of its fields were changed', { title: later, due: later, list: made }, false],
  ])('%s', (_, stamps, expected) => {
    expect(isUntouched(stamps)).toBe(expected);
  });
});
