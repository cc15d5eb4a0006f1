/**
 * The Back of a phone closes what is open before it leaves the page: each thing that opens is an entry in the history,
 * and going back past it closes it. Closed in another way, it takes its entry along.
 */
import { createContext, use, useEffect, useRef } from 'react';
import { atRest, isLeavingEntry, leaveEntries } from './page/browserEntries.ts';

interface OverlayState {
  /** How many things are open at this entry. */
  overlays: number;
}

const open: (() => void)[] = [];

/** How many things are open over the page. */
export const openOverlays = (): number => open.length;

function overlaysAt(state: unknown): number {
  return (state as Partial<OverlayState> | null)?.overlays ?? 0;
}

/** Once, before anything opens. A reload closes everything, and leaves its entries behind: they are gone past. */
export function watchBack(): void {
  window.addEventListener('popstate', ({ state }) => {
    // What was closed already is all that goes.
    while (!isLeavingEntry() && open.length > overlaysAt(state)) open.pop()?.();
  });
  leaveClosed();
}

/** Back calls `close` instead of leaving the page, until what is returned is called by what has closed. */
export function coverPage(close: () => void): () => void {
  open.push(close);
  atRest(() => {
    const place = open.indexOf(close);
    if (place >= overlaysAt(history.state)) history.pushState({ overlays: place + 1 } satisfies OverlayState, '');
  });
  return () => {
    const place = open.indexOf(close);
    if (place < 0) return;
    open.splice(place, 1);
    leaveClosed();
  };
}

function leaveClosed(): void {
  // What opens until then has an entry of its own.
  const { length: stillOpen } = open;
  atRest(() => {
    const closed = overlaysAt(history.state) - stillOpen;
    if (closed > 0) leaveEntries(closed);
  });
}

/** Who has the entry in the history: what opens itself, or its caller, who opened it by going to an address of its own. */
export const BackContext = createContext<'own' | 'caller'>('own');

/** While the caller is on the page, Back calls `close` instead of leaving. */
export function useBackCloses(close: () => void): void {
  const isOwn = use(BackContext) === 'own';
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => (isOwn ? coverPage(() => latest.current()) : undefined), [isOwn]);
}
