/** What a pressed key calls for, by the table of all commands. Never under a dialog, and most not while somebody writes [CM3]. */
import type { Command } from '../../ui/commands/command.ts';
import { isTyping } from '../../ui/keys/isTyping.ts';
import { isSingle, keyOf } from '../../ui/keys/keyOf.ts';
import { keepTyped } from '../../ui/keys/typedAhead.ts';

/** How long the first of two keys waits for the second. */
const patienceMs = 1500;

interface Options {
  /** All commands, for the place a key was pressed in. */
  list(target: EventTarget | null): readonly Command[];
  /** Whether keys do something without Ctrl, ⌘ or Alt. */
  areSingleOn(): boolean;
}

export function createKeyPresses({ list, areSingleOn }: Options): (event: KeyboardEvent) => Promise<void> {
  let first: { key: string; at: number } | null = null;

  return async (event) => {
    const key = keyOf(event);
    if (key === '' || event.defaultPrevented || !isHeard(event, key)) return;
    if (!isTyping(event.target) && keepTyped(event)) return event.preventDefault();
    if (isSingle(key) && !areSingleOn()) return;
    const keys = first !== null && event.timeStamp - first.at < patienceMs ? `${first.key} ${key}` : key;
    first = null;
    const isWriting = isTyping(event.target);
    const all = list(event.target).filter(({ inText = false }) => inText || !isWriting);
    const meant = all.filter((command) => command.keys?.includes(keys) && (command.applies?.() ?? true));
    if (meant.length > 0) {
      event.preventDefault();
      if (!event.repeat || meant.some(({ repeats }) => repeats)) await actFirst(meant, keys);
    } else if (keys === key && !event.repeat && all.some((command) => command.keys?.some(isBegunBy(key)))) {
      event.preventDefault();
      first = { key, at: event.timeStamp };
    }
  };
}

const isBegunBy = (key: string) => (keys: string) => keys.startsWith(`${key} `);

/** Of several under one key the first that would change something; if none would, the first says so. */
async function actFirst(commands: readonly Command[], keys: string): Promise<void> {
  const [first, ...others] = commands;
  for (const command of others.length > 0 ? commands : []) {
    if (await (command.fits?.() ?? true)) return void (await command.act(keys));
  }
  await first?.act(keys);
}

function isHeard({ target }: KeyboardEvent, key: string): boolean {
  if (document.querySelector('dialog:modal') !== null) return false;
  // What stands open beside the page has its own buttons; what goes for all of it goes there too.
  return key.startsWith('Mod+') || !(target instanceof Element && target.closest('dialog, [popover]'));
}
