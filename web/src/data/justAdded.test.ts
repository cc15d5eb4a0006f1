import { describe, expect, it, vi } from 'vitest';
import { createJustAdded, withAdded } from './justAdded.ts';

describe('what was just added', () => {
  it('is kept in the order it came, each once, for a screenful', () => {
    const { all, note } = createJustAdded(() => undefined);
    const ids = () => all().map(({ id }) => id);
    for (let number = 0; number < 60; number += 1) note({ id: String(number) });
    note({ id: '55' });
    expect(ids()).toHaveLength(50);
    expect(ids().slice(-3)).toEqual(['58', '59', '55']);
    expect(ids()[0]).toBe('10');
  });

  it('is told to whoever listens, and is another list then', () => {
    const { all, note, subscribe } = createJustAdded(() => undefined);
    const listener = vi.fn();
    const leave = subscribe(listener);
    const before = all();
    note({ id: 'a' });
    expect(listener).toHaveBeenCalledOnce();
    expect(all()).not.toBe(before);
    leave();
    note({ id: 'b' });
    expect(listener).toHaveBeenCalledOnce();
  });

  it('stands after the rows that are read, unless it is one of them', () => {
    const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    expect(withAdded([a, b], [b, c])).toEqual([a, b, c]);
    expect(withAdded([a, b], [])).toEqual([a, b]);
  });
});
