import { describe, expect, it } from 'vitest';
import { createBatchSizing } from './batchSizing.ts';

/** How many of 500 changes an exchange carries now. */
function setUp() {
  const sizing = createBatchSizing(500);
  return { sizing, size: () => sizing.portion(500) };
}

describe('how much an exchange carries', () => {
  it('all of it at first, and never less than one', () => {
    const { sizing, size } = setUp();
    expect(size()).toBe(500);
    for (let n = 0; n < 20; n += 1) sizing.halve();
    expect([size(), sizing.portion(10)]).toEqual([1, 1]);
  });

  it('[EN6] what was too much is halved, counting from what was really carried, until a run has gone through', () => {
    const { sizing, size } = setUp();
    sizing.halve(20);
    expect(size()).toBe(10);
    sizing.grow(10);
    expect(size()).toBe(10);
    sizing.finished();
    sizing.grow(10);
    expect(size()).toBe(20);
    for (let run = 0; run < 6; run += 1) {
      sizing.finished();
      sizing.grow(10);
    }
    expect(size()).toBe(500);
  });

  it('one failure is nobody’s, a second without an answer between them asks why', () => {
    const { sizing } = setUp();
    expect(sizing.failed()).toBe(false);
    sizing.grow(1);
    expect([sizing.failed(), sizing.failed()]).toEqual([false, true]);
  });
});

describe('the search for a poison record', () => {
  it('[OB4] halves what failed, and what is left when a half went through', () => {
    const { sizing, size } = setUp();
    sizing.search(500);
    expect(size()).toBe(250);
    sizing.grow(250);
    expect([sizing.isSearching(), size()]).toEqual([true, 125]);
    // Every further failure is its.
    expect(sizing.failed()).toBe(true);
    sizing.search(125);
    expect(size()).toBe(63);
    sizing.grow(63);
    expect(size()).toBe(31);
  });

  it('is over when all of it went through, and when it is found', () => {
    const { sizing, size } = setUp();
    sizing.search(20);
    sizing.grow(10);
    sizing.grow(10);
    expect([sizing.isSearching(), size()]).toEqual([false, 10]);
    sizing.search(2);
    sizing.found();
    expect([sizing.isSearching(), size()]).toEqual([false, 1]);
    sizing.grow(1);
    expect(size()).toBe(2);
  });

  it('where the one that was too large is found, the others need not stay few', () => {
    const { sizing, size } = setUp();
    sizing.halve(2);
    sizing.found();
    sizing.grow(1);
    sizing.grow(2);
    expect(size()).toBe(4);
  });
});
