import { describe, expect, it, vi } from 'vitest';
import { createJustAdded, withAdded } from './justAdded.ts';

describe('what was just added', () => {
  it('is kept in the order it came, each once, for a screenful', () => {
    const { ids, note } = createJustAdded(() => undefined);
    for (let number = 0; number < 60; number += 1) note(String(number));
    note('55');
    expect(ids()).toHaveLength(50);
    expect(ids().slice(-3)).toEqual(['58', '59', '55']);
    expect(ids()[0]).toBe('10');
  });

  it('is told to whoever listens, and is another list then', () => {
    const { ids, note, subscribe } = createJustAdded(() => undefined);
    const listener = vi.fn();
    const leave = subscribe(listener);
    const before = ids();
    note('a');
    expect(listener).toHaveBeenCalledOnce();
    expect(ids()).not.toBe(before);
    leave();
    note('b');
    expect(listener).toHaveBeenCalledOnce();
  });

  it('stands after the rows that are read, unless it is one of them', () => {
    const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    expect(withAdded([a, b], [b, c])).toEqual([a, b, c]);
    expect(withAdded([a, b], [])).toEqual([a, b]);
  });
});
