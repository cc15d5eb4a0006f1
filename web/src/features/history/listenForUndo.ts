/** Ctrl/⌘ Z takes back the last thing done here, Ctrl/⌘ ⇧ Z does it again [HI3]. In a text field they are the field's. */
import type { Device } from '../../data/device.ts';
import type { Notices } from '../../ui/Notices.tsx';
import { takeBackLast } from './takeBack.ts';

/** Returns what ends it. */
export function listenForUndo(device: Device, notices: Notices): () => void {
  let running = Promise.resolve();
  const onKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (isTyping(event.target) || document.querySelector('dialog:modal') !== null) return;
    event.preventDefault();
    const again = event.shiftKey;
    // A held key takes back one after the other.
    running = running.then(() => takeBackLast(device, again, notices)).catch(reportError);
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"], [type="radio"])');
}
