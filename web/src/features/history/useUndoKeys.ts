/** Ctrl/⌘ Z takes back the last thing done here, Ctrl/⌘ ⇧ Z does it again [HI3]. In a text field they are the field's. */
import { useEffect } from 'react';
import type { Device } from '../../data/device.ts';
import { useNotices } from '../../ui/Notices.tsx';

export const loadTakeBack = () => import('./takeBack.ts');

export function useUndoKeys(device: Device): void {
  const notices = useNotices();
  useEffect(() => {
    let running = Promise.resolve();
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (isTyping(event.target) || document.querySelector('dialog:modal') !== null) return;
      event.preventDefault();
      const again = event.shiftKey;
      // A held key takes back one after the other.
      running = running
        .then(loadTakeBack)
        .then(({ takeBackLast }) => takeBackLast(device, again, notices))
        .catch(reportError);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [device, notices]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"], [type="radio"])');
}
