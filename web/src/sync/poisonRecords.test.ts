import { describe, expect, it } from 'vitest';
import { createPoisonRecords } from './poisonRecords.ts';
import { markKey } from './ports.ts';

const minute = 60_000;
const mark = (title: string) => ({ entity: 'todo', id: 'a', fields: { title }, edits: 1 });

describe('records the server fails on', () => {
  it('[OB4] wait a minute, then twice as long each time, at most ten', () => {
    const poison = createPoisonRecords();
    let now = 0;
    const waits: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      poison.setAside('one', now);
      const before = now;
      while (poison.nextDue(now) === undefined) now += minute;
      waits.push((now - before) / minute);
    }
    expect(waits).toEqual([1, 2, 4, 8, 10, 10]);
  });

  it('do not travel with the others, until they are edited or one was answered for', () => {
    const poison = createPoisonRecords();
    poison.setAside(markKey(mark('1')), 0);
    expect([poison.isShared(mark('1')), poison.isShared(mark('2')), poison.count()]).toEqual([false, true, 1]);
    poison.setAside('another', 0);
    poison.release('another');
    expect(poison.count()).toBe(1);
    poison.releaseAll();
    expect([poison.isShared(mark('1')), poison.count()]).toEqual([true, 0]);
  });

  it('take turns: the one that waits longest is first', () => {
    const poison = createPoisonRecords();
    poison.setAside('first', 0);
    poison.setAside('second', 1);
    expect(poison.nextDue(minute - 1)).toBeUndefined();
    expect(poison.nextDue(2 * minute)).toBe('first');
    poison.setAside('first', 2 * minute);
    expect(poison.nextDue(10 * minute)).toBe('second');
    expect(poison.nextDue(minute)).toBeUndefined();
  });
});
