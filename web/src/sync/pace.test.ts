import { describe, expect, it } from 'vitest';
import { createPace } from './pace.ts';
import { markKey } from './ports.ts';

const minute = 60_000;
const mark = (title: string) => ({ entity: 'todo', id: 'a', fields: { title }, edits: 1 });
/** How many of 500 changes an exchange carries now. */
function setUp() {
  const pace = createPace(500);
  return { pace, size: () => pace.portion(500) };
}

describe('how much an exchange carries', () => {
  it('all of it at first, and never less than one', () => {
    const { pace, size } = setUp();
    expect(size()).toBe(500);
    for (let n = 0; n < 20; n += 1) pace.narrow();
    expect([size(), pace.portion(10)]).toEqual([1, 1]);
  });

  it('[EN6] what was too much is halved, counting from what was really carried, until a run has gone through', () => {
    const { pace, size } = setUp();
    pace.narrow(20);
    expect(size()).toBe(10);
    pace.answered(10);
    expect(size()).toBe(10);
    pace.finished();
    pace.answered(10);
    expect(size()).toBe(20);
    for (let run = 0; run < 6; run += 1) {
      pace.finished();
      pace.answered(10);
    }
    expect(size()).toBe(500);
  });

  it('one fault is nobody’s, a second without an answer between them asks why', () => {
    const { pace } = setUp();
    expect(pace.failed()).toBe(false);
    pace.answered(1);
    expect([pace.failed(), pace.failed()]).toEqual([false, true]);
  });
});

describe('the hunt for the record the server fails on', () => {
  it('[OB4] halves what failed, and what is left when a half went through', () => {
    const { pace, size } = setUp();
    pace.hunt(500);
    expect(size()).toBe(250);
    pace.answered(250);
    expect([pace.isHunting(), size()]).toEqual([true, 125]);
    // Every further failure is its.
    expect(pace.failed()).toBe(true);
    pace.hunt(125);
    expect(size()).toBe(63);
    pace.answered(63);
    expect(size()).toBe(31);
  });

  it('is over when all of it went through, and when it is found', () => {
    const { pace, size } = setUp();
    pace.hunt(20);
    pace.answered(10);
    pace.answered(10);
    expect([pace.isHunting(), size()]).toEqual([false, 10]);
    pace.hunt(2);
    pace.suspect('one', 0);
    expect([pace.isHunting(), size()]).toEqual([false, 1]);
    pace.answered(1);
    expect(size()).toBe(2);
  });

  it('where the one that was too large is found, the others need not stay narrow', () => {
    const { pace, size } = setUp();
    pace.narrow(2);
    pace.suspect('large', 0);
    pace.answered(1);
    pace.answered(2);
    expect(size()).toBe(4);
  });
});

describe('records that go alone', () => {
  it('[OB4] wait a minute, then twice as long each time, at most ten', () => {
    const { pace } = setUp();
    let now = 0;
    const waits: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      pace.suspect('one', now);
      const before = now;
      while (pace.suspectsDue(now).length === 0) now += minute;
      waits.push((now - before) / minute);
    }
    expect(waits).toEqual([1, 2, 4, 8, 10, 10]);
  });

  it('do not travel with the others, until they are edited or one was answered for', () => {
    const { pace } = setUp();
    pace.suspect(markKey(mark('1')), 0);
    expect([pace.isShared(mark('1')), pace.isShared(mark('2')), pace.suspects()]).toEqual([false, true, 1]);
    pace.suspect('another', 0);
    pace.acquit('another');
    expect(pace.suspects()).toBe(1);
    pace.acquitAll();
    expect([pace.isShared(mark('1')), pace.suspects()]).toEqual([true, 0]);
  });

  it('take turns: the one that waits longest is first', () => {
    const { pace } = setUp();
    pace.suspect('first', 0);
    pace.suspect('second', 1);
    expect(pace.suspectsDue(2 * minute)).toEqual(['first', 'second']);
    pace.suspect('first', 2 * minute);
    expect(pace.suspectsDue(10 * minute)).toEqual(['second', 'first']);
    expect(pace.suspectsDue(minute)).toEqual([]);
  });
});
