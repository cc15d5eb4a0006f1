/** The key that opens the capture line: a command, with what it is called, its key and what it does. */
import { openCapture } from '../../widgets/openCapture.ts';

export const captureCommand = {
  id: 'capture.open',
  where: 'Add',
  name: 'Capture anything in one line',
  also: ['add', 'new', 'quick'],
  keys: ['q'],
  act: () => openCapture(),
};

/** Watches the page until the returned function is called. Where somebody types, and over a dialog, keys are theirs. */
export function watchCaptureKey(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (!captureCommand.keys.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return;
    if (document.querySelector('dialog:modal') !== null) return;
    event.preventDefault();
    captureCommand.act();
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"], [type="radio"])');
}
