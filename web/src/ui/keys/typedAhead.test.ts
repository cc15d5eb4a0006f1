import { describe, expect, it } from 'vitest';
import { holdTyping, keepTyped, takeTyped } from './typedAhead.ts';

const press = (key: string, timeStamp = 10, held = {}) =>
  keepTyped({ key, timeStamp, ctrlKey: false, metaKey: false, ...held });

describe('what is typed before a field is there', () => {
  it('[CM3] is kept for the field, and is no command', () => {
    expect(press('d')).toBe(false);
    holdTyping(0);
    expect(['d', 'é', 'x', 'Backspace', ' ', '👍'].map((key) => press(key))).toEqual(Array(6).fill(true));
    expect(takeTyped()).toBe('dé 👍');
    expect(press('d')).toBe(false);
    expect(takeTyped()).toBe('');
  });

  it('[CM3] is not what is held with Ctrl, nor a key that writes nothing', () => {
    holdTyping(0);
    expect(press('z', 10, { ctrlKey: true })).toBe(false);
    expect(press('Escape')).toBe(false);
    expect(takeTyped()).toBe('');
  });

  it('[CM3] ends by itself where no field opens', () => {
    holdTyping(0);
    expect(press('d', 3001)).toBe(false);
    expect(press('e', 3002)).toBe(false);
  });
});
