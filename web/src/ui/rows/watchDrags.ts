/**
 * Rows that are drawn to another place of their list, by mouse or finger, at what stands first in them: the rest of a row
 * is for tapping, swiping and scrolling. Works on the rows that are there, whatever list they are in; knows no records.
 */
import { boxSelector } from './watchPicks.ts';

/** px: what moves less is a press, and a finger that rests picks (watchPicks.ts). */
const beginsAt = 11;
/** px from the edge of the window, where the page follows. */
const scrollsAt = 80;

export interface DragPorts {
  /** Beside which rows this one may be put. */
  siblingsOf(row: HTMLElement): Promise<readonly HTMLElement[]>;
  onDrop(row: HTMLElement, beside: HTMLElement, side: Side): Promise<unknown>;
}

export type Side = 'before' | 'after';

interface Press {
  row: HTMLElement;
  pointerId: number;
  x: number;
  y: number;
}

interface Drag extends Press {
  siblings: readonly HTMLElement[];
  /** Where the pointer is, and the page was scrolled to when it began. */
  now: number;
  scrolled: number;
  target: { beside: HTMLElement; side: Side } | null;
}

/** Until the returned function is called. */
export function watchDrags({ siblingsOf, onDrop }: DragPorts): () => void {
  let press: Press | null = null;
  let drag: Drag | null = null;
  const all = new AbortController();
  const on = <K extends keyof DocumentEventMap>(name: K, act: (event: DocumentEventMap[K]) => void, capture = true) =>
    document.addEventListener(name, act, { capture, signal: all.signal });

  const end = () => {
    if (drag !== null) clear(drag);
    press = null;
    drag = null;
  };
  const begin = (from: Press) => {
    const begun: Drag = { ...from, siblings: [], now: from.y, scrolled: scrollY, target: null };
    drag = begun;
    from.row.dataset.drag = '';
    from.row.setPointerCapture(from.pointerId);
    siblingsOf(from.row).then((siblings) => {
      begun.siblings = siblings;
      if (drag === begun) draw(begun);
    }, reportError);
    const follow = () => {
      if (drag !== begun) return;
      if (!begun.row.isConnected) return end();
      if (scrollEdge(begun.now)) draw(begun);
      requestAnimationFrame(follow);
    };
    requestAnimationFrame(follow);
  };

  on('pointerdown', ({ target, pointerId, isPrimary, button, shiftKey, clientX: x, clientY: y }) => {
    end();
    const row = isPrimary && button === 0 && !shiftKey ? handledRow(target) : null;
    if (row !== null) press = { row, pointerId, x, y };
  });
  // After whoever picks and swipes has seen it: what is theirs by then is no drag.
  on(
    'pointermove',
    ({ clientX, clientY, pointerId }) => {
      if (press === null || drag !== null || pointerId !== press.pointerId) return;
      const [dx, dy] = [Math.abs(clientX - press.x), Math.abs(clientY - press.y)];
      if (Math.max(dx, dy) < beginsAt) return;
      if (dx > dy || press.row.querySelector(boxSelector) !== null) end();
      else begin(press);
    },
    false,
  );
  on('pointermove', (event) => {
    if (drag === null || event.pointerId !== drag.pointerId) return;
    event.stopPropagation();
    drag.now = event.clientY;
    draw(drag);
  });
  on('pointerup', () => {
    const done = drag;
    press = null;
    drag = null;
    if (done === null) return;
    swallowClick();
    const { row, target } = done;
    const put = target === null ? Promise.resolve() : onDrop(row, target.beside, target.side);
    put.finally(() => clear(done)).catch(reportError);
  });
  on('pointercancel', end);
  on('keydown', (event) => {
    if (drag === null || event.key !== 'Escape') return;
    event.stopPropagation();
    end();
  });
  return () => {
    end();
    all.abort();
  };
}

/** The row that is pressed at its lead, where its list has an order. */
function handledRow(target: EventTarget | null): HTMLElement | null {
  if (!(target instanceof Element) || target.closest('[data-lead]') === null) return null;
  return target.closest<HTMLElement>('[data-ordered] [data-row]');
}

function draw(drag: Drag): void {
  const { row, y, now, scrolled, siblings, target } = drag;
  row.style.translate = `0 ${now - y + scrollY - scrolled}px`;
  unmark(target);
  const others = siblings.filter((other) => other !== row && other.isConnected);
  const next = others.find((other) => now < middleOf(other));
  const last = others.at(-1);
  drag.target =
    next !== undefined ? { beside: next, side: 'before' } : last === undefined ? null : { beside: last, side: 'after' };
  const { beside, side } = drag.target ?? {};
  // Where it stands already there is nothing to be done.
  const all = siblings.filter((other) => other.isConnected);
  const at = all.indexOf(row);
  if (beside !== undefined && beside === all[side === 'before' ? at + 1 : at - 1]) drag.target = null;
  if (drag.target !== null) drag.target.beside.dataset.drop = drag.target.side;
}

function middleOf(row: HTMLElement): number {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}

function unmark(target: Drag['target']): void {
  if (target !== null) delete target.beside.dataset.drop;
}

function clear({ row, target }: Drag): void {
  unmark(target);
  delete row.dataset.drag;
  row.style.translate = '';
}

/** Whether the page went on. */
function scrollEdge(y: number): boolean {
  const before = scrollY;
  if (y < scrollsAt) scrollBy(0, (y - scrollsAt) / 6);
  else if (y > innerHeight - scrollsAt) scrollBy(0, (y - innerHeight + scrollsAt) / 6);
  return scrollY !== before;
}

/** What was drawn was not clicked. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => document.removeEventListener('click', swallow, { capture: true }));
}
