import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { isStorageFull } from './storageFull.ts';

const native = (name: string) => new DOMException('said by the browser', name);
const { AbortError, BulkError, ModifyError, QuotaExceededError, UnknownError } = Dexie as unknown as Record<
  'AbortError' | 'BulkError' | 'ModifyError' | 'QuotaExceededError' | 'UnknownError',
  new (
    message: string,
    within?: unknown,
  ) => Error
>;
const mapped = new QuotaExceededError('mapped', native('QuotaExceededError'));

describe('no room left', () => {
  it.each([
    ['as the browser says it, for instance when opening', native('QuotaExceededError')],
    ['as Dexie maps it, at a single put', mapped],
    ['at the commit', new AbortError('aborted', native('QuotaExceededError'))],
    ['at the commit, mapped', new AbortError('aborted', mapped)],
    ['at one put of a bulk', new BulkError('1 of 2 failed', { 1: mapped })],
    ['at one row of a sweep', new ModifyError('failed', [native('QuotaExceededError')])],
    ['as the cause of something else', new Error('opening failed', { cause: mapped })],
  ])('is told %s', (_, error) => {
    expect(isStorageFull(error)).toBe(true);
  });

  it.each([
    ['an abort for another reason', new AbortError('aborted', native('UnknownError'))],
    ['an abort for none', new AbortError('aborted')],
    ['another failure in a bulk', new BulkError('1 of 2 failed', { 0: new UnknownError('broken') })],
    ['a bug', new TypeError('quota')],
    ['nothing', null],
  ])('is not %s', (_, error) => {
    expect(isStorageFull(error)).toBe(false);
  });

  it('an error that is its own cause is looked at once or twice, not for ever', () => {
    const loop = new Error('loop');
    loop.cause = loop;
    expect(isStorageFull(loop)).toBe(false);
  });
});
