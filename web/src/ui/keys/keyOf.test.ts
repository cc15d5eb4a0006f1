import { describe, expect, it } from 'vitest';
import { isSingle, keyOf, type PressedKey } from './keyOf.ts';

const pressed = (key: string, code: string, held: Partial<PressedKey> = {}): PressedKey => ({
  key,
  code,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  isComposing: false,
  ...held,
});

describe('[CM3] a key by one name', () => {
  it.each([
    ['a letter', pressed('j', 'KeyJ'), 'j'],
    ['the letter it says, not its place (Dvorak)', pressed('j', 'KeyC'), 'j'],
    ['a letter while Caps Lock is on', pressed('J', 'KeyJ'), 'j'],
    ['a letter with Shift', pressed('X', 'KeyX', { shiftKey: true }), 'Shift+x'],
    ['a Cyrillic letter by its place', pressed('о', 'KeyJ'), 'j'],
    ['a Greek letter by its place', pressed('χ', 'KeyX'), 'x'],
    ['a Hebrew letter with Ctrl', pressed('ז', 'KeyZ', { ctrlKey: true }), 'Mod+z'],
    ['a sign on a keyboard without Latin letters', pressed('؟', 'Slash', { shiftKey: true }), '?'],
    ['a sign with Shift', pressed('?', 'Slash', { shiftKey: true }), '?'],
    ['a sign with Shift in another place (German)', pressed('/', 'Digit7', { shiftKey: true }), '/'],
    [
      'a sign on the third level',
      pressed('/', 'KeyQ', { ctrlKey: true, altKey: true, getModifierState: () => true }),
      '/',
    ],
    ['⌘', pressed('z', 'KeyZ', { metaKey: true, shiftKey: true }), 'Mod+Shift+z'],
    ['an arrow with Alt', pressed('ArrowUp', 'ArrowUp', { altKey: true }), 'Alt+ArrowUp'],
    ['space', pressed(' ', 'Space'), 'Space'],
    ['a key with a name', pressed('Delete', 'Delete'), 'Delete'],
    ['a modifier alone', pressed('Shift', 'ShiftLeft', { shiftKey: true }), ''],
    ['a part of a word', pressed('x', 'KeyX', { isComposing: true }), ''],
    ['an input method', pressed('Process', 'KeyX'), ''],
    ['an accent to come', pressed('Dead', 'Quote'), ''],
  ])('%s', (_, event, name) => expect(keyOf(event)).toBe(name));

  it('single keys are those that write', () => {
    expect(['x', 'Shift+x', '?', '/', '1'].filter((key) => !isSingle(key))).toEqual([]);
    expect(['Delete', 'Mod+z', 'Alt+ArrowUp', 'Escape', 'Space'].filter(isSingle)).toEqual([]);
  });
});
