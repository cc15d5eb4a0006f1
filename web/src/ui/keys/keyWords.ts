/** Keys as they stand on the keyboard in front of a person. */

const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** Each of the keys that are pressed one after the other, as what is held with it and the key itself. */
export function keyWords(keys: string, apple: boolean = isApple()): string[][] {
  return keys.split(' ').map((key) => key.split('+').map((part) => partWords(part, apple)));
}

function partWords(part: string, apple: boolean): string {
  const named: Readonly<Record<string, string>> = {
    Mod: apple ? '⌘' : 'Ctrl',
    Alt: apple ? '⌥' : 'Alt',
    Shift: apple ? '⇧' : 'Shift',
    ArrowUp: '↑',
    ArrowDown: '↓',
    Delete: 'Del',
    Backspace: apple ? '⌫' : 'Backspace',
    Escape: 'Esc',
  };
  return named[part] ?? part.toUpperCase();
}
