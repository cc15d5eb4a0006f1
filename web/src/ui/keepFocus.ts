/**
 * When what has the focus leaves the page (a button that did its deed, a row that was deleted or moved, a dialog over a
 * row that is gone), the focus goes on to what stands in its place: without this a keyboard user starts over at the top.
 */

/** What the focus may go on to: no text field, which would call up the keyboard of a phone, and no example to be tried. */
const controls = 'a[href], button:not(:disabled, [data-example]), summary, input[type="checkbox"]';
/** How far around the place is looked: its card, its dialog, its bar. */
const landmarks = 'section, aside, dialog, header, main';
/** What a person takes for one list: a card, the body of a page. */
const regions = 'section[aria-label], section[aria-labelledby]';
const remembered = 50;

/** Watches the page until the returned function is called. */
export function keepFocus(): () => void {
  let current: HTMLElement | null = null;
  /** What had the focus before, newest first. */
  let trail: HTMLElement[] = [];

  const remember = (target: EventTarget | null) => {
    if (!(target instanceof HTMLElement)) return;
    current = target;
    trail = [target, ...trail.filter((other) => other !== target)].slice(0, remembered);
  };
  const onFocus = ({ target }: FocusEvent) => remember(target);
  /** Some browsers give a pressed button no focus, and what is pressed beside all controls leaves none. */
  const onPress = ({ target }: PointerEvent) => {
    current = null;
    if (target instanceof Element) remember(target.closest(controls));
  };
  const observer = new MutationObserver((records) => {
    const lost = current;
    if (lost === null || (document.activeElement ?? document.body) !== document.body) return;
    for (const removal of records.filter(({ target }) => target.isConnected)) {
      const root = [...removal.removedNodes].find((node) => node.contains(lost));
      if (root === undefined) continue;
      for (const next of successors({ lost, root, removal, trail })) {
        next.focus({ preventScroll: next.matches('main') });
        if (document.activeElement === next) return;
      }
    }
  });

  // Whoever was quicker than this code has the focus on something already.
  if (document.activeElement !== document.body) remember(document.activeElement);
  document.addEventListener('focusin', onFocus);
  document.addEventListener('pointerdown', onPress);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('pointerdown', onPress);
    observer.disconnect();
  };
}

interface Loss {
  lost: HTMLElement;
  /** The part that was taken out with it. */
  root: Node;
  removal: MutationRecord;
  trail: readonly HTMLElement[];
}

/** The best one first; one that is folded away or hidden takes no focus, and the next has its turn. */
function* successors({ lost, root, removal, trail }: Loss): Generator<HTMLElement> {
  if (lost.isConnected) yield lost;
  // Who edits a row follows it where it goes; who ticks rows off goes down the list.
  if (!lost.matches('input')) yield* sameInMovedRow(lost);
  yield* rowsAround(lost, removal);
  if (lost.closest('dialog') === null) yield* nearby(removal, placeIn(root, lost));
  for (const before of trail.filter((other) => !root.contains(other))) {
    if (before.isConnected) yield before;
    else yield* sameInMovedRow(before);
  }
  yield* document.querySelectorAll<HTMLElement>('main');
}

/** Rows of one list have the same controls in the same places; what else stands beside each other has not. */
function placeIn(root: Node, lost: HTMLElement): number {
  return root instanceof HTMLLIElement ? controlsIn(root).indexOf(lost) : 0;
}

/** The control of the same place in the row's new copy. A row says by `data-row` whose it is. */
function* sameInMovedRow(control: HTMLElement): Generator<HTMLElement> {
  const row = control.closest<HTMLElement>('[data-row]');
  if (row === null) return;
  const moved = document.querySelector(`[data-row="${CSS.escape(row.dataset.row ?? '')}"]`);
  yield* atPlace(moved, controlsIn(row).indexOf(control));
}

/** Where a row has left: the one after it, in whichever group of the same region, then the one before [CM4]. */
function* rowsAround(lost: HTMLElement, { target, nextSibling }: MutationRecord): Generator<HTMLElement> {
  const row = lost.closest('[data-row]');
  const region = (target as Element).closest(regions);
  if (row === null || row.isConnected || region === null) return;
  const { DOCUMENT_POSITION_FOLLOWING: follows } = Node;
  const isAfter = (other: Element) =>
    nextSibling?.parentNode === target
      ? nextSibling.contains(other) || (nextSibling.compareDocumentPosition(other) & follows) > 0
      : !target.contains(other) && (target.compareDocumentPosition(other) & follows) > 0;
  const rows = [...region.querySelectorAll('[data-row]')];
  const at = rows.findIndex(isAfter);
  const place = controlsIn(row).indexOf(lost);
  yield* atPlace(rows[at] ?? null, place);
  yield* atPlace(rows.at(at < 0 ? -1 : at - 1) ?? null, place);
}

/** What stands there now, what stood beside it, then whatever is around, up to the nearest landmark. */
function* nearby({ target, previousSibling, nextSibling }: MutationRecord, place: number): Generator<HTMLElement> {
  const after = nextSibling?.parentNode === target ? nextSibling : null;
  const before = previousSibling?.parentNode === target ? previousSibling : null;
  // The first of what was put there: one thing may give way to two.
  const here = previousSibling === null ? target.firstChild : before === null ? after : before.nextSibling;
  yield* atPlace(here, place);
  yield* atPlace(after, place);
  yield* atPlace(before, place);
  for (let around = target as Element | null; around !== null; around = around.parentElement) {
    yield* controlsIn(around);
    if (around.matches(landmarks)) return;
  }
}

function* atPlace(node: Node | null, place: number): Generator<HTMLElement> {
  const found = controlsIn(node);
  yield* found.slice(place, place + 1);
  yield* found;
}

/** The part itself, where it is a control. */
function controlsIn(node: Node | null): HTMLElement[] {
  if (!(node instanceof HTMLElement)) return [];
  return node.matches(controls) ? [node] : [...node.querySelectorAll<HTMLElement>(controls)];
}
