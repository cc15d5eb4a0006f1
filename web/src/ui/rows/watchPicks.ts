/**
 * How rows are picked by hand: a finger rests on one; a mouse clicks with Ctrl, ⌘ or Shift. While somebody is selecting a
 * plain press anywhere on a row picks it. What a row does otherwise does not come about then.
 */
import type { Selection } from './selection.ts';

const restMs = 500;
/** A finger that moves further, px, draws or scrolls. */
const stillness = 10;
/** Not those that stand in a list of others, where nothing can be done with many of them. */
export const pickedRows = '[data-row]:not([data-aside] *)';
/** The box of a row that is there while somebody selects: its press is its own. */
export const boxSelector = 'input[data-pick]';

/** Watches the rows of `area` until the returned function is called. */
export function watchPicks(area: HTMLElement, selection: Selection): () => void {
  /** A finger that rests on a row. */
  let rest: { id: string; x: number; y: number; timer: ReturnType<typeof setTimeout> } | null = null;
  /** A finger that has picked a row and is still down, or its click still to come. */
  let hasPicked = false;
  const all = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(name: K, act: (event: HTMLElementEventMap[K]) => void) =>
    area.addEventListener(name, act, { capture: true, signal: all.signal });

  const endRest = () => {
    if (rest !== null) clearTimeout(rest.timer);
    rest = null;
  };
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  const pickTo = (id: string) => selection.extendTo(id, orderIn(area));

  on('pointerdown', ({ pointerType, isPrimary, target, clientX, clientY }) => {
    endRest();
    hasPicked = false;
    const id = rowOf(target);
    if (pointerType === 'mouse' || !isPrimary || id === null) return;
    const pick = () => {
      endRest();
      hasPicked = true;
      navigator.vibrate?.(10);
      selection.toggle(id);
    };
    rest = { id, x: clientX, y: clientY, timer: setTimeout(pick, restMs) };
  });
  on('pointermove', (event) => {
    // A row that was picked is not drawn by the same finger.
    if (hasPicked) event.stopPropagation();
    if (rest !== null && Math.hypot(event.clientX - rest.x, event.clientY - rest.y) > stillness) endRest();
  });
  for (const name of ['pointerup', 'pointercancel'] as const) on(name, endRest);
  document.addEventListener('scroll', endRest, { capture: true, signal: all.signal });
  on('contextmenu', (event) => {
    if (rest !== null || hasPicked) event.preventDefault();
  });
  /** Or the browser selects the text between two rows. */
  on('mousedown', (event) => {
    if (event.shiftKey && rowOf(event.target) !== null) event.preventDefault();
  });
  on('click', (event) => {
    const { target, shiftKey, ctrlKey, metaKey } = event;
    const id = rowOf(target);
    // The finger's own click; one by key counts as none, and is meant.
    const isOfPick = hasPicked && event.detail > 0;
    hasPicked = false;
    if (isOfPick) return swallow(event);
    if (id === null || isIn(target, boxSelector)) return;
    const isSelecting = selection.ids() !== null;
    // A link in a new tab is the browser's.
    if (!isSelecting && isIn(target, 'a[href]')) return;
    if (!isSelecting && !shiftKey && !ctrlKey && !metaKey) return;
    swallow(event);
    if (shiftKey) pickTo(id);
    else selection.toggle(id);
  });
  return () => {
    endRest();
    all.abort();
  };
}

/** The rows that have been read, also those that are too far away to be there, in the order they stand in. */
export function orderIn(area: HTMLElement): string[] {
  return [...area.querySelectorAll<HTMLElement>(`${pickedRows}, [data-far]`)].flatMap(({ dataset }) =>
    dataset.row === undefined ? (JSON.parse(dataset.far ?? '[]') as string[]) : [dataset.row],
  );
}

function rowOf(target: EventTarget | null): string | null {
  return (target instanceof Element && target.closest<HTMLElement>(pickedRows)?.dataset.row) || null;
}

function isIn(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}
