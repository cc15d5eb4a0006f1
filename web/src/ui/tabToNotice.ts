/**
 * The way back of a deed is the next Tab stop after it, wherever in the page the deed was done: the first Tab after a new
 * notice goes to its button. From there Shift+Tab goes back to where one was, and Tab past its last button on to what
 * comes after that. A form or a dialog keeps its own order.
 */

const ownOrder = 'form, dialog';

/** Watches the page until the returned function is called. */
export function tabToNotice(): () => void {
  /** The notice that was gone to last. */
  let known = '';
  /** Where one was before, and what to go back to should that leave the page meanwhile. */
  let origins: HTMLElement[] = [];

  const onKey = (event: KeyboardEvent) => {
    const { key, shiftKey, defaultPrevented } = event;
    if (key !== 'Tab' || defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const notice = document.querySelector<HTMLElement>('[data-notice]');
    const buttons = [...(notice?.querySelectorAll('button') ?? [])];
    const first = buttons[0];
    if (notice === null || first === undefined) return;
    const at = document.activeElement;
    if (notice.contains(at)) {
      const origin = origins.find(({ isConnected }) => isConnected);
      if (at !== (shiftKey ? first : buttons.at(-1)) || origin === undefined) return;
      if (shiftKey) event.preventDefault();
      else stepOver(notice);
      origin.focus();
    } else if (!shiftKey && notice.dataset.notice !== known && !at?.closest(ownOrder)) {
      event.preventDefault();
      known = notice.dataset.notice ?? '';
      origins = at instanceof HTMLElement && at !== document.body ? [at, ...besides(at)] : [];
      first.focus();
    }
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}

/** A deleted row may still be there when Tab is pressed: the same control of the next row, and of the one before. */
function besides(control: HTMLElement): HTMLElement[] {
  const row = control.closest<HTMLElement>('[data-row]');
  if (row === null) return [];
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const place = controlsOf(row).indexOf(control);
  const at = rows.indexOf(row);
  return [rows[at + 1], rows[at - 1]]
    .map((other) => other && controlsOf(other)[place])
    .filter((other) => other !== undefined);
}

const controlsOf = (row: HTMLElement) => [...row.querySelectorAll<HTMLElement>('a[href], button, input')];

/** The browser's own Tab, which is under way, does not come to the notice again: behind the last stop of the page it would. */
function stepOver(notice: HTMLElement): void {
  notice.inert = true;
  setTimeout(() => {
    notice.inert = false;
  });
}
