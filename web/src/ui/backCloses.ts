/**
 * The Back of a phone closes what is open before it leaves the page: each thing that opens is an entry in the history,
 * and going back past it closes it. Closed in another way, it takes its entry along.
 */
import { createContext, use, useEffect, useRef } from 'react';

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
    while (open.length > overlaysAt(state)) open.pop()?.();
  });
  if (overlaysAt(history.state) > 0) history.go(-overlaysAt(history.state));
}

/** Who has the entry in the history: what opens itself, or its caller, who opened it by going to an address of its own. */
export const BackContext = createContext<'own' | 'caller'>('own');

/** While the caller is on the page, Back calls `close` instead of leaving. */
export function useBackCloses(close: () => void): void {
  const isOwn = use(BackContext) === 'own';
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    if (!isOwn) return;
    const own = () => latest.current();
    open.push(own);
    const state: OverlayState = { overlays: open.length };
    history.pushState(state, '');
    return () => {
      const place = open.indexOf(own);
      if (place < 0) return;
      open.splice(place, 1);
      if (overlaysAt(history.state) > open.length) history.back();
    };
  }, [isOwn]);
}
