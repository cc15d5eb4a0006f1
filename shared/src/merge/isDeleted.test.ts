import { describe, expect, it } from 'vitest';
import { formatStamp } from '../clock/stamp.ts';
import { isDeleted, isDeletedRecord } from './isDeleted.ts';

const at = (millis: number) => formatStamp({ millis, counter: 0, node: 'a'.repeat(16) });

describe('whether a record is deleted', () => {
  it.each([
    ['nothing was ever deleted', undefined, { title: 1 }, false],
    ['deleted after all work', true, { title: 1, notes: 2, deleted: 3 }, true],
    ['worked on after the deletion', true, { title: 1, notes: 4, deleted: 3 }, false],
    ['filled and deleted by one deed', true, { title: 3, deleted: 3 }, true],
    ['moved after the deletion', true, { title: 1, order: 4, deleted: 3 }, true],
    ['brought back by hand', false, { title: 1, deleted: 3 }, false],
    ['a field no version knows yet was filled later', true, { title: 1, energy: 4, deleted: 3 }, false],
    ['a field with the name of an inherited one was filled later', true, { constructor: 4, deleted: 3 }, false],
    ['marked, and nothing else is there', true, { deleted: 3 }, true],
    ['marked by something that is not yes', 'yes', { deleted: 3 }, false],
  ])('[MG5] %s', (_case, mark, instants, expected) => {
    const stamps = Object.fromEntries(Object.entries(instants).map(([name, millis]) => [name, at(millis as number)]));
    const fields = Object.fromEntries(
      Object.entries(stamps).map(([name, stamp]) => [name, [name === 'deleted' ? mark : 'x', stamp] as const]),
    );
    expect(isDeleted(mark, stamps)).toBe(expected);
    expect(isDeletedRecord(fields)).toBe(expected);
  });
});
