/**
 * A pressed key by one name, on whatever keyboard: "x", "Shift+x", "Alt+ArrowUp", "Mod+z" (Ctrl or ⌘), "?". A letter goes
 * by what it says; on a keyboard without Latin letters by its place, where those have that letter.
 */

export type PressedKey = Pick<
  KeyboardEvent,
  'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'isComposing'
> & { getModifierState?(name: string): boolean };

/** Empty for what is no press of its own: a modifier, or a part of a word that is still being put together. */
export function keyOf(event: PressedKey): string {
  if (event.isComposing || ['Dead', 'Process', 'Unidentified'].includes(event.key) || isModifier(event.key)) return '';
  const name = nameOf(event);
  // A sign that takes the third level of a keyboard is typed with what elsewhere are Ctrl and Alt.
  const isThirdLevel = event.getModifierState?.('AltGraph') === true && [...event.key].length === 1;
  const held = [
    (event.ctrlKey || event.metaKey) && !isThirdLevel && 'Mod',
    event.altKey && !isThirdLevel && 'Alt',
    // Of a sign it says nothing: "?" is typed with it here and without it there.
    event.shiftKey && (name.length > 1 || /[a-z]/.test(name)) && 'Shift',
  ];
  return [...held.filter(Boolean), name].join('+');
}

/** Whether it is typed with nothing held that takes it out of writing, and so is off where single keys are. */
export function isSingle(key: string): boolean {
  return /^(?:Shift\+)?.$/u.test(key);
}

function nameOf({ key, code, shiftKey }: PressedKey): string {
  if (key === ' ') return 'Space';
  if ([...key].length > 1 || /^[!-~]$/.test(key)) return key.length === 1 ? key.toLowerCase() : key;
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  if (letter !== undefined) return letter.toLowerCase();
  return code === 'Slash' ? (shiftKey ? '?' : '/') : key;
}

const isModifier = (key: string) =>
  /^(?:Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock|Fn\w*|Hyper|Super)$/.test(key);
