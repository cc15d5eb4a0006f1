/** Keys that are pressed before the commands are here: kept, and handed over once to whoever does them. */

let early: KeyboardEvent[] = [];
const hold = (event: KeyboardEvent) => early.push(event);

/** Once, before there is a page. */
export function holdKeys(): void {
  document.addEventListener('keydown', hold);
}

export function takeEarlyKeys(): KeyboardEvent[] {
  document.removeEventListener('keydown', hold);
  const taken = early;
  early = [];
  return taken;
}
